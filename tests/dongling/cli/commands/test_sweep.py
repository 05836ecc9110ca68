"""`dongling sweep`."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import KEPT, Store
from dongling.testing import RunDongling
from tests.dongling.store.making import DID, Clock, draft


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_due_goes_at_once_and_nothing_else_does(run_dongling: RunDongling, tmp_path: Path, lang: str) -> None:
    clock = Clock()
    clock.say(2020)
    with closing(Store.open(tmp_path / "state" / "data", clock=clock)) as store:
        for number in range(5):
            store.create(draft(str(number)), DID)
        clock.live(store, KEPT.days - 10, step=5)
        fresh = store.create(draft("新"), DID)
        clock.move(days=6)
        store.time()
        clock.move(days=6)
        store.time()
        assert store.examine().due == (5, 0)
    outcome = run_dongling("--lang", lang, "sweep")
    assert (outcome.status, outcome.err) == (0, "")
    assert "4" in outcome.out  # one went when the store was opened
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        assert store.by_edit_key(fresh.edit_key) is not None
        assert store.examine().in_trash == 5


def test_where_nothing_was_saved_there_is_nothing_to_sweep(run_dongling: RunDongling) -> None:
    assert run_dongling("sweep").status == 2
