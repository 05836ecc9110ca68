"""Measures row by row and prints the table: `python -m bench.scale 1000 10000 --corpora FOLDER`.

What was measured of this commit on this machine is kept beside the corpora and not measured again: a run that was
broken off goes on. A row that fails is said and left out, and the others go on.
"""

import argparse
import shlex
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.corpus import machine
from bench.scale import datasette, edits, loads, memory, pages, pauses, searches, start
from bench.scale.corpora import BASE, Corpus, corpus
from bench.scale.record import Record, Values, commit
from bench.scale.table import HEAD, as_markdown, as_text, lines, pages_of, put_into

Row = Callable[[Corpus], Values]
ROWS: Mapping[str, Row] = {
    "load": loads.load,
    "stamps": loads.stamps,
    "warm": start.warm,
    "cold": start.cold,
    "memory": memory.memory,
    "edit": edits.edit,
    "pages": pages.pages,
    "results": searches.results,
    "pause": pauses.pause,
    "engine": searches.engine,
    "datasette": datasette.datasette,
}
"""In this order: the first brings the state of a corpus up to it."""
IN_MEMORY = ("engine", "datasette")
"""What holds all texts in memory, or needs a table of its own: beyond MOST units only where it is named."""
MOST = 20_000


def wanted(size: int, named: Sequence[str]) -> Iterator[str]:
    """Yield the rows to measure at a size: those named, else all that can be waited for."""
    for row in ROWS:
        if row in named or (not named and (row not in IN_MEMORY or size <= MOST)):
            yield row


def measured(content: Corpus, record: Record, named: Sequence[str], *, anew: bool) -> bool:
    """Measure what is not in the record yet; return whether every row could be."""
    whole = True
    for row in wanted(content.size, named):
        if row in record.rows and not anew:
            continue
        print(f"{time.strftime('%H:%M:%S')} {content.size:,} {row} …", end="", flush=True, file=sys.stderr)
        begun = time.monotonic()
        try:
            record.put(row, ROWS[row](content))
            print(f" {time.monotonic() - begun:.0f} s", flush=True, file=sys.stderr)
        except Exception:  # noqa: BLE001 - whatever befalls one row, the others are still measured
            whole = False
            print(" failed", file=sys.stderr)
            traceback.print_exc()
    return whole


def arguments() -> argparse.Namespace:
    """Return what the command was told."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[BASE, 10_000], metavar="UNITS")
    place = Path(tempfile.gettempdir()) / "dongling-scale"
    parser.add_argument("--corpora", type=Path, default=place, help="where corpora and figures are kept")
    parser.add_argument("--rows", type=lambda text: text.split(","), default=[], metavar=",".join(ROWS))
    parser.add_argument("--anew", action="store_true", help="measure again what was measured")
    parser.add_argument("--retrieval", type=Path, help="a folder with passages.jsonl, for more sorts of sentences")
    parser.add_argument("--into", type=Path, metavar="FILE", help="write the table between its marks in a document")
    given = parser.parse_args()
    if unknown := set(given.rows) - ROWS.keys():
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    return given


def main() -> None:
    """Measure and print; exit 1 when a row could not be measured."""
    given = arguments()
    for number in (signal.SIGTERM, signal.SIGINT):  # what is running is ended, and content left as it was
        signal.signal(number, lambda *_: sys.exit(130))
    given.corpora.mkdir(parents=True, exist_ok=True)
    made = partial(corpus, given.corpora, retrieval=given.retrieval)
    records, whole = {}, True
    for size in sorted(set(given.sizes)):
        content = made(size)
        records[size] = Record.opened(content.place / "figures.json", commit(), machine())
        whole = measured(content, records[size], given.rows, anew=given.anew) and whole
    command = shlex.join(["python", "-m", "bench.scale", *map(str, given.sizes)])
    head = f"{time.strftime('%Y-%m-%d')}, {machine()}, commit {commit()}: `{command}`"
    tables = [(HEAD, lines(records)), pages_of(records)]
    print("\n\n".join((f"\n{head}", *(as_text(*table) for table in tables))))
    if given.into:
        put_into(given.into, "\n\n".join((head, *(as_markdown(*table) for table in tables))))
    raise SystemExit(not whole)


if __name__ == "__main__":
    main()
