"""What it takes to open an index, to hold it and to change it: `python -m bench.search.opening INDEX < QUERIES`.

In a process of its own, which has not built the index and imports only what search imports.
"""

import re
import sys
import time
from pathlib import Path
from statistics import median

from dongling.search import Document, Query, TextField
from dongling_search.backend import WhooshBackend

CHANGES = 9


def resident_mb() -> float:
    """Return what this process holds in memory."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def changing(backend: WhooshBackend) -> float:
    """Return the CPU time from a changed unit to the first search that finds it: the median."""
    took = []
    for number in range(CHANGES):
        name = f"改过的第{number}个单元"
        fields = (TextField("name", name, 2), TextField("body", "改过的单元说了新的话。" * 20))
        made = Document(f"u{number:06}", name, fields, {"stage": ("primary",)}, ("student",), 20, "", name)
        began = time.process_time()
        backend.apply([made], [])
        if backend.search(Query(name)).hits[0].identifier != made.identifier:
            raise SystemExit(f"{name} is not found")
        took.append(time.process_time() - began)
    return median(took)


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
    began = time.process_time()
    backend.known()
    known = time.process_time() - began
    changed = changing(backend)
    backend.close()
    print(
        f"opened {total} units with facets in {took:.2f} s of CPU; memory {bare:.0f} MB, {opened:.0f} MB when opened,"
    )
    print(f"{held:.0f} MB after {len(texts) * 2} searches and completion by pinyin; all digests in {known:.2f} s;")
    print(f"a changed unit is found after {changed:.2f} s of CPU")


if __name__ == "__main__":
    main()
