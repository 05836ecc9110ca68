"""What it takes to open an index, and to hold it: `python -m bench.search.opening INDEX < QUERIES`.

In a process of its own, which has not built the index and imports only what search imports.
"""

import re
import sys
import time
from pathlib import Path

from dongling.search import Query
from dongling_search.backend import WhooshBackend


def resident_mb() -> float:
    """Return what this process holds in memory."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def main() -> None:
    """Print seconds and megabytes."""
    texts = sys.stdin.read().splitlines()
    bare = resident_mb()
    backend = WhooshBackend(Path(sys.argv[1]))
    began = time.process_time()
    total = backend.search(Query()).total
    took = time.process_time() - began
    opened = resident_mb()
    for text in texts * 2:
        backend.search(Query(text))
    backend.complete("donglin")
    held = resident_mb()
    backend.close()
    print(
        f"opened {total} units with facets in {took:.2f} s of CPU; memory {bare:.0f} MB, {opened:.0f} MB when opened,"
    )
    print(f"{held:.0f} MB after {len(texts) * 2} searches and completion by pinyin")


if __name__ == "__main__":
    main()
