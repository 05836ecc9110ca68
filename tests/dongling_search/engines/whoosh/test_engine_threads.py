"""Many readers beside a writer: every answer is of one state, the old or the new."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from dongling_search.engines import Ask
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc

UNITS = 20
STATES = 12


def test_eight_threads_search_while_another_writes(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(doc(f"u{number}", "书院 v0") for number in range(UNITS))
    done = Event()

    def read(number: int) -> set[str]:
        seen = set()
        asks = [Ask(parse(text), limit=UNITS) for text in ("书院", "书", "", '"书院 v*"')]
        while not done.is_set():
            page = engine.search(asks[number % len(asks)])
            assert page.total == UNITS
            (state,) = {hit.name for hit in page.hits}
            seen.add(state)
        return seen

    def write() -> None:
        try:
            for state in range(1, STATES):
                engine.apply([doc(f"u{number}", f"书院 v{state}") for number in range(UNITS)], [])
                assert engine.search(Ask(parse(f"v{state}"))).total == UNITS
        finally:
            done.set()

    with ThreadPoolExecutor(9) as pool:
        reading = [pool.submit(read, number) for number in range(8)]
        pool.submit(write).result()
        seen = set().union(*(found.result() for found in reading))
    assert len(seen) > 1
    engine.close()


def test_a_reader_of_another_engine_never_meets_a_half(tmp_path: Path) -> None:
    """The folder it is about to open may be swept by the writer: it then opens the next."""
    writer, reader = WhooshEngine(tmp_path), WhooshEngine(tmp_path)
    writer.rebuild([doc("a", "书院")])
    done = Event()

    def write() -> None:
        try:
            for state in range(STATES):
                writer.rebuild([doc("a", f"书院 v{state}")])
        finally:
            done.set()

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        while not done.is_set():
            assert reader.search(Ask(parse("书院"))).total == 1
        writing.result()
    reader.close()
    writer.close()
