"""What is thrown away lies in its author's bin, seen by nobody else, and goes for good when both clocks say so."""

import io
from pathlib import Path

from dongling.accounts import OPERATOR
from dongling.store import IN_TRASH, Did, Store
from dongling.store.manuscripts.bin import WrittenAt
from tests.dongling.store.accounts.making import BOSS_EAST, somebody
from tests.dongling.store.audit.making import told
from tests.dongling.store.making import Clock
from tests.dongling.store.manuscripts.making import begun


def test_its_author_alone_sees_it_with_until_when_and_takes_it_back(store: Store, clock: Clock) -> None:
    lu, zhou, boss = somebody(store), somebody(store, "周老师"), somebody(store, "校长", BOSS_EAST)
    gone, kept = begun(store, lu), begun(store, lu, "留着")
    store.manuscripts.throw_away(lu.actor, gone)
    (there,) = store.manuscripts.bin.listed(lu.actor, 9)
    assert (there.line.number, there.until) == (gone, clock.now + IN_TRASH)
    for other in (zhou, boss):
        assert store.manuscripts.bin.listed(other.actor, 9) == []
        assert not store.manuscripts.bin.bring_back(other.actor, gone)
    assert store.manuscripts.bin.of_schools(boss.actor) == [WrittenAt("east", 1, 1)]
    assert store.manuscripts.bin.of_schools(zhou.actor) == []
    assert not store.manuscripts.bin.bring_back(lu.actor, kept)
    assert store.manuscripts.bin.bring_back(lu.actor, gone)
    assert store.manuscripts.bin.count(lu.actor) == 0
    assert store.manuscripts.get(lu.actor, gone)


def test_it_goes_for_good_after_its_time_by_both_clocks_and_the_audit_says_so(store: Store, clock: Clock) -> None:
    lu = somebody(store)
    number = begun(store, lu)
    store.manuscripts.throw_away(lu.actor, number)
    clock.say(2059)
    store.tend()
    assert store.manuscripts.bin.count(lu.actor) == 1
    clock.live(store, IN_TRASH.days - 5)
    assert store.manuscripts.bin.count(lu.actor) == 1
    clock.live(store, 8)
    assert store.manuscripts.bin.count(lu.actor) == 0
    assert ("-1", Did.UNITS_LET_GO, "1", "") in told(store)


def test_what_a_backup_brings_back_is_counted_from_then_on(store: Store, clock: Clock, tmp_path: Path) -> None:
    lu = somebody(store)
    store.manuscripts.throw_away(lu.actor, begun(store, lu))
    store.dump(kept := io.BytesIO())
    clock.live(store, IN_TRASH.days - 5)
    kept.seek(0)
    store.load(kept, tmp_path / "before.gz")
    clock.live(store, IN_TRASH.days - 5)
    store.sweep()
    assert store.manuscripts.bin.count(lu.actor) == 1
    clock.live(store, 10)
    assert store.manuscripts.bin.of_schools(OPERATOR) == []
