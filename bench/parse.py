"""What do the guards cost? Our parser against PyYAML's CSafeLoader, on the repository's own content."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from bench.corpus import ROOT, machine
from dongling.content import yamlfile

ROUNDS = 15


def files() -> list[Path]:
    """Return the content files of the district and of the schools."""
    return sorted([*(ROOT / "courses").rglob("*.yaml"), *(ROOT / "plugins").rglob("courses/**/*.yaml")])


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the CPU time that `work` takes on all texts."""
    begun = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - begun


def plain(text: str) -> object:
    """Load as everyone does."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def main() -> None:
    """Print the ratio."""
    texts = [path.read_text(encoding="utf-8") for path in files()]
    pairs = [(seconds(yamlfile.parse, texts), seconds(plain, texts)) for _ in range(ROUNDS)]
    ours, theirs = median(a for a, _ in pairs), median(b for _, b in pairs)
    size = sum(len(text.encode()) for text in texts) / 1024
    print(f"parse      {len(texts)} files, {size:.0f} KB; {machine()}")
    print(f"           guarded {ours * 1e3:.1f} ms, CSafeLoader {theirs * 1e3:.1f} ms: {ours / theirs:.2f}x")


if __name__ == "__main__":
    main()
