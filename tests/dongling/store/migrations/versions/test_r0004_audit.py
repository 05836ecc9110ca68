"""A database as it was before there was an audit gets one, and can be brought back to what it was."""

from contextlib import closing
from pathlib import Path

from dongling.store import Store
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.audit.making import breaks, noted, told
from tests.dongling.store.making import Clock
from tests.dongling.store.migrations.stepping import step


def test_the_audit_goes_and_comes_with_what_else_there_is_left_alone(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        somebody(store)
    assert not {"audit", "audit_head"} & step(data, "r0003", down=True)
    with closing(Store.open(data, clock=clock)) as store:
        assert [one.name for one in [store.people.named("陆老师")] if one] == ["陆老师"]
        assert told(store) == []
        assert breaks(store) == []
        noted(store, "a")
        assert store.examine().sound
