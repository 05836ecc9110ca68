"""Every step goes up and down with data, on whatever database the tests run: what was there below it stays."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from dongling.accounts import OPERATOR
from dongling.store import Store
from tests.dongling.store.accounts.making import BOSS_EAST, PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling.store.making import DID, Clock, draft
from tests.dongling.store.migrations.stepping import step

_CONFIG = Config()
_CONFIG.set_main_option("script_location", "dongling.store:migrations")
STEPS = [one.revision for one in reversed(list(ScriptDirectory.from_config(_CONFIG).walk_revisions()))]
TRASH, SEALS, PEOPLE = "r0002", "r0002", "r0003"


def filled(data: Path, clock: Clock) -> tuple[str, str]:
    """Make a store with data in it; return the keys of a draft, and of one in the trash."""
    with closing(Store.open(data, clock=clock)) as store:
        made, gone = store.create(draft("一"), DID), store.create(draft("删了的"), DID)
        for number in range(1, 4):
            store.save(made.edit_key, draft(f"第{number + 1}版"), number, DID)
        store.delete(gone.edit_key)
        person = somebody(store, "陆老师", TEACHER_EAST, BOSS_EAST)
        signed_in(store, person)
        store.people.add(OPERATOR, "新来的", [TEACHER_EAST])
    return made.edit_key, gone.edit_key


@pytest.mark.parametrize("below", STEPS)
def test_down_to_a_step_and_up_again_keeps_what_was_there_below_it(data: Path, clock: Clock, below: str) -> None:
    key, gone = filled(data, clock)
    before = step(data, "head")
    after = step(data, below, down=True)
    assert after <= before
    assert ("people" in after) is (below >= PEOPLE)
    assert ("counted_time" in after) is (below >= SEALS)
    with closing(Store.open(data, clock=clock)) as store:
        saved = store.by_edit_key(key)
        assert saved is not None
        assert (saved.draft, saved.version) == (draft("第4版"), 4)
        assert [one.number for one in store.history(key)] == [4, 3, 2, 1]
        assert store.save(key, draft("又一版"), 4, DID).version == 5
        assert bool(store.in_trash(gone)) is (below >= TRASH)
        assert bool(store.people.recognised("陆老师", PASSWORD)) is (below >= PEOPLE)
        assert store.examine().sound
    assert step(data, "head") == before


def test_down_to_nothing_leaves_nothing_and_up_again_all_is_made(data: Path, clock: Clock) -> None:
    key, _ = filled(data, clock)
    assert step(data, "base", down=True) == {"alembic_version"}
    with closing(Store.open(data, clock=clock)) as store:
        assert store.by_edit_key(key) is None
        assert store.create(draft("一"), DID).version == 1
        assert somebody(store).id == 1
