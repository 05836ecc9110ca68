"""Many save at once, from threads and from processes: nobody's work goes under."""

import threading
from pathlib import Path

from dongling.sequences import Draft
from dongling.store import Conflict, SavedDraft, Store
from tests.dongling.store.children import python
from tests.dongling.store.making import DID, draft

_APPEND = """
import sys, threading
from pathlib import Path
from dongling.store import Store
from tests.dongling.store.test_store_at_once import append_all
store = Store.open(Path(sys.argv[1]))
append_all(store, sys.argv[2], sys.argv[3])
store.close()
"""
THREADS, TIMES = 4, 4


def append(store: Store, key: str, unit: str) -> None:
    """Add a step, as 加入序列 does: whoever comes second adds to what came first."""
    there: SavedDraft | None = store.by_edit_key(key)
    assert there is not None
    while True:
        units = [step.unit for step in there.draft.steps]
        try:
            store.save(key, draft("同一条", *units, unit), there.version, DID)
        except Conflict as conflict:
            there = conflict.theirs
        else:
            return


def append_all(store: Store, key: str, name: str) -> None:
    """Add steps from several threads at once."""

    def work(number: int) -> None:
        for count in range(TIMES):
            append(store, key, f"{name}-{number}-{count}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_threads_and_processes_that_add_to_one_draft_lose_nothing(store: Store, data: Path) -> None:
    key = store.create(draft("同一条"), DID).edit_key
    others = [python(_APPEND, data, key, name) for name in ("p1", "p2")]
    append_all(store, key, "here")
    for other in others:
        other.communicate()
        assert other.returncode == 0
    there = store.by_edit_key(key)
    assert there is not None
    wanted = {f"{p}-{n}-{c}" for p in ("here", "p1", "p2") for n in range(THREADS) for c in range(TIMES)}
    assert {step.unit for step in there.draft.steps} == wanted
    assert len(there.draft.steps) == len(wanted)
    assert there.version == len(wanted) + 1


def test_of_two_who_save_at_the_same_moment_one_is_told(store: Store, data: Path) -> None:
    made = store.create(draft("一"), DID)
    other = Store.open(data)
    together, told = threading.Barrier(2), list[Draft]()

    def save(through: Store, name: str) -> None:
        together.wait()
        try:
            through.save(made.edit_key, draft(name), 1, DID)
        except Conflict as conflict:
            told.append(conflict.mine)

    threads = [threading.Thread(target=save, args=pair) for pair in ((store, "她"), (other, "我"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    there = store.by_edit_key(made.edit_key)
    assert there is not None
    assert {there.draft.name, told[0].name} == {"她", "我"}
    assert (there.version, len(told)) == (2, 1)
