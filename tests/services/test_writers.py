"""Fifty who save without a pause, in two processes, for a minute: no error, and nothing acknowledged is lost."""

import json
from contextlib import closing
from pathlib import Path

from dongling.store import Store
from tests.dongling.store.children import python

WRITERS, PROCESSES, SECONDS = 50, 2, 60
_SAVE = """
import json, sys, threading, time
from dongling.store import Store
from tests.dongling.store.making import DID, draft
place, writers, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
store, told, errors = Store.open(place), {}, []
until = time.monotonic() + seconds
def save(name):
    try:
        saved = store.create(draft(f"{name} 1"), DID)
        while time.monotonic() < until:
            saved = store.save(saved.edit_key, draft(f"{name} {saved.version + 1}", "a", "b"), saved.version, DID)
            told[saved.edit_key] = [saved.version, saved.draft.name]
    except Exception as error:
        errors.append(repr(error))
threads = [threading.Thread(target=save, args=(f"w{number}",)) for number in range(writers)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
store.close()
print(json.dumps({"told": told, "errors": errors}))
"""


def test_fifty_writers_for_a_minute_meet_no_error_and_lose_nothing(database: str, tmp_path: Path) -> None:
    places: tuple[Path | str, ...] = tmp_path / "data", database
    for place in places:  # both in the same minute
        Store.open(place).close()
    how = str(WRITERS // PROCESSES), str(SECONDS)
    children = [[python(_SAVE, place, *how) for _ in range(PROCESSES)] for place in places]
    for place, writing in zip(places, children, strict=True):
        answers = [json.loads(child.communicate()[0]) for child in writing]
        assert [child.returncode for child in writing] == [0] * PROCESSES
        assert [error for answer in answers for error in answer["errors"]] == []
        must_be_there(place, {key: saved for answer in answers for key, saved in answer["told"].items()})


def must_be_there(place: Path | str, told: dict[str, tuple[int, str]]) -> None:
    """Find in a store all that was said to be saved, and nothing damaged."""
    assert len(told) == WRITERS
    with closing(Store.open(place)) as store:
        for key, (version, name) in told.items():
            there = store.by_edit_key(key)
            assert there is not None
            assert (there.version, there.draft.name) == (version, name)
        assert store.examine().sound
