"""Writes the hashes of every run of 16 characters of a text that content may not copy.

    python scripts/hash_source.py TEXT_FILE > tests/content/source_runs.txt

The text itself stays outside the project; tests/content compares runs by their hashes.
"""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

RUN = 16
_TITLES = re.compile(r"《[^》]*》|“[^”]*”")
_BETWEEN = re.compile(r"[\W_]+")


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield every run of RUN characters of each line, without punctuation and spaces, with its hash."""
    for part in text.split("\n"):
        plain = _BETWEEN.sub("", part)
        for i in range(len(plain) - RUN + 1):
            run = plain[i : i + RUN]
            yield run, sha256(run.encode()).hexdigest()[:12]


def without_titles(text: str) -> str:
    """Return a text with what stands in 《》 and “” set apart: names and titles may be the same."""
    return _TITLES.sub("\n", text)


def main() -> int:
    """Print the hashes of a file's runs, its line breaks taken out: they are those of a narrow column."""
    text = "".join(Path(sys.argv[1]).read_text(encoding="utf-8").split())
    sys.stdout.write("\n".join(sorted({digest for _, digest in runs(text)})) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
