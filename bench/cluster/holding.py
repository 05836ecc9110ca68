"""What a process holds that only searches: `python -m bench.cluster.holding cluster "URL INDEX SHARDS"`.

Queries come as JSON on standard input. What is held is printed; in the end with words to complete and to correct to.
"""

import json
import re
import sys
from pathlib import Path

from dongling import Settings
from dongling.search import Query
from dongling_search.backend import Backend, OpenSearchBackend, WhooshBackend


def resident_mb() -> float:
    """Return what this process holds."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def opened(what: str, where: str) -> Backend:
    """Return a backend on an index that is there."""
    if what == "embedded":
        return WhooshBackend(Path(where) / "index")
    url, index, shards = where.split()
    return OpenSearchBackend(Path(), settings=Settings(search_url=url, search_index=index, search_shards=int(shards)))


def main() -> None:
    """Search, and print what is held: before the first search, after all, and with completion and pinyin."""
    backend = opened(sys.argv[1], sys.argv[2])
    imported = resident_mb()
    for text in json.load(sys.stdin):
        backend.search(Query(text))
    searched = resident_mb()
    for typed in ("donglin", "dlsy", "东林书苑"):
        backend.complete(typed)
        backend.search(Query(typed))
    print(f"{imported:.0f}, {searched:.0f} after searches, {resident_mb():.0f} after pinyin and completion")
    backend.close()


if __name__ == "__main__":
    main()
