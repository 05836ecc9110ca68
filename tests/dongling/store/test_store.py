"""The store, as pages use it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store import KEPT, Conflict, Store
from dongling.store.accounts.try_counts import sign_in_tries
from dongling.store.database.tables import known_places, sessions
from dongling.store.drafts.keys import new_key
from dongling.store.drafts.retention import ALL, MOST
from dongling.store.drafts.saved import IN_TRASH
from tests.dongling.store.accounts.making import signed_in, somebody
from tests.dongling.store.making import ANY_DRAFT, ANY_SENTENCE, DID, START, Clock, by_hand, draft

_SAME_STORE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


def test_a_new_draft_is_opened_by_both_keys_and_only_one_of_them_edits(store: Store) -> None:
    made = store.create(draft("一条线", "a", "b"), DID)
    assert (made.version, made.saved, made.expires) == (1, START, START + KEPT)
    assert store.by_edit_key(made.edit_key) == made
    read = store.by_read_key(made.read_key)
    assert read is not None
    assert (read.edit_key, read.read_key, read.draft, read.identifier) == (
        "",
        made.read_key,
        made.draft,
        made.identifier,
    )
    assert store.by_edit_key(made.read_key) is None
    assert store.by_read_key(made.edit_key) is None


@given(ANY_DRAFT, ANY_DRAFT, ANY_SENTENCE)
@_SAME_STORE
def test_whatever_a_draft_says_comes_back_unchanged(store: Store, first: Draft, second: Draft, did: Said) -> None:
    made = store.create(first, did)
    assert store.save(made.edit_key, second, 1, did).version == 2
    there = store.by_edit_key(made.edit_key)
    assert there is not None
    assert there.draft == second
    assert store.at_version(made.edit_key, 1) == first
    assert {version.did for version in store.history(made.edit_key)} == {did}


def test_each_save_is_a_version_with_what_was_done(store: Store, clock: Clock) -> None:
    key = store.create(draft("一", "a"), Said("新建", "made")).edit_key
    clock.move(minutes=5)
    saved = store.save(key, draft("一", "a", "b"), 1, Said("加了 b", "added b"))
    assert (saved.version, saved.saved) == (2, clock.now)
    assert [(v.number, v.did.zh, v.steps, v.saved) for v in store.history(key)] == [
        (2, "加了 b", 2, clock.now),
        (1, "新建", 1, START),
    ]


def test_an_earlier_version_is_restored_by_saving_it(store: Store) -> None:
    key = store.create(draft("一", "a"), DID).edit_key
    store.save(key, draft("一"), 1, Said("删掉 a", "removed a"))
    before = store.at_version(key, 1)
    assert before is not None
    assert before == draft("一", "a")
    assert store.save(key, before, 2, Said("恢复", "restored")).draft == before
    assert [version.number for version in store.history(key)] == [3, 2, 1]


def test_who_saves_over_a_newer_version_sees_both_and_changes_nothing(store: Store) -> None:
    made = store.create(draft("一"), DID)
    theirs = store.save(made.edit_key, draft("她的", "a"), 1, DID)
    with pytest.raises(Conflict, match="两份都在") as caught:
        store.save(made.edit_key, draft("我的", "b"), 1, DID)
    assert caught.value.theirs == theirs
    assert caught.value.mine == draft("我的", "b")
    assert store.by_edit_key(made.edit_key) == theirs
    assert len(store.history(made.edit_key)) == 2


@pytest.mark.parametrize("based_on", [0, -1, 3, 10**30])
def test_a_version_that_never_was_is_a_conflict_too(store: Store, based_on: int) -> None:
    made = store.create(draft("一"), DID)
    with pytest.raises(Conflict):
        store.save(made.edit_key, draft("二"), based_on, DID)


def test_a_save_that_is_sent_again_because_its_answer_was_lost_is_no_conflict(store: Store) -> None:
    made = store.create(draft("一"), DID)
    first = store.save(made.edit_key, draft("二"), 1, DID)
    assert store.save(made.edit_key, draft("二"), 1, DID) == first
    assert len(store.history(made.edit_key)) == 2


def test_the_read_key_and_a_key_of_nothing_save_nothing(store: Store) -> None:
    made = store.create(draft("一"), DID)
    with pytest.raises(DonglingError, match="这是只读链接，不能保存，原来的没有变"):
        store.save(made.read_key, draft("二"), 1, DID)
    for key in (new_key(), "", "x" * 1000, "\ud800", "' OR 1=1 --"):
        with pytest.raises(DonglingError, match="这个序列已经不在了"):
            store.save(key, draft("二"), 1, DID)
        assert store.by_edit_key(key) is None
        assert store.by_read_key(key) is None
        assert store.history(key) == []
        assert store.at_version(key, 1) is None
        assert store.delete(key) is None
        assert store.in_trash(key) is None
        assert store.take_back(key) is None
    assert store.by_edit_key(made.edit_key) == made


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 10**30])
def test_a_version_that_is_not_kept_is_none(store: Store, number: int) -> None:
    assert store.at_version(store.create(draft("一"), DID).edit_key, number) is None


def test_a_draft_that_is_deleted_lies_in_the_trash_and_comes_back_with_its_history(store: Store, clock: Clock) -> None:
    kept, gone = store.create(draft("留"), DID), store.create(draft("删"), DID)
    gone = store.save(gone.edit_key, draft("删了的"), 1, DID)
    assert store.delete(gone.read_key) is None
    assert store.delete(gone.edit_key) == clock.now + IN_TRASH
    assert store.delete(gone.edit_key) is None
    assert store.by_edit_key(gone.edit_key) is None
    assert store.by_read_key(gone.read_key) is None
    assert store.history(gone.edit_key) == []
    assert store.at_version(gone.edit_key, 1) is None
    with pytest.raises(DonglingError, match="在回收站里。没有保存，里面的都在；先取回，再保存"):
        store.save(gone.edit_key, draft("再写"), 2, DID)
    there = store.in_trash(gone.edit_key)
    assert there == replace(gone, expires=clock.now + IN_TRASH, deleted=True)
    assert store.in_trash(kept.edit_key) is None
    assert store.in_trash(gone.read_key) is None
    assert store.take_back(gone.read_key) is None
    assert store.take_back(gone.edit_key) == gone
    assert [version.number for version in store.history(gone.edit_key)] == [2, 1]
    assert store.by_edit_key(kept.edit_key) == kept


def test_what_lies_in_the_trash_is_gone_after_thirty_days_and_not_before(store: Store, clock: Clock) -> None:
    made = store.create(draft("删"), DID)
    store.delete(made.edit_key)
    assert not any(swept.gone for swept in clock.live(store, IN_TRASH.days - 1))
    there = store.in_trash(made.edit_key)
    assert there is not None
    assert there.expires - clock.now == dt.timedelta(days=1)
    clock.live(store, 2)
    assert store.in_trash(made.edit_key) is None
    assert store.take_back(made.edit_key) is None


def test_long_work_on_a_draft_keeps_its_newest_versions_and_the_last_of_each_day(store: Store, clock: Clock) -> None:
    saved = store.create(draft("第0次"), DID)
    for count in range(1, 400):
        clock.move(hours=6)
        saved = store.save(saved.edit_key, draft(f"第{count}次"), count, DID)
    numbers = [version.number for version in store.history(saved.edit_key)]
    assert numbers[:ALL] == list(range(400, 400 - ALL, -1))
    assert ALL < len(numbers) <= MOST
    assert store.at_version(saved.edit_key, numbers[-1]) == draft(f"第{numbers[-1] - 1}次")


def test_a_draft_is_kept_for_two_school_years_from_its_last_use_by_either_key(store: Store, clock: Clock) -> None:
    edited, read, left = (store.create(draft(name), DID) for name in ("改", "看", "忘"))
    clock.live(store, KEPT.days - 1, step=5)
    assert store.by_edit_key(edited.edit_key) == store.by_edit_key(edited.edit_key)
    shared = store.by_read_key(read.read_key)
    assert shared is not None
    assert shared.expires - clock.now == KEPT
    assert [swept.trashed for swept in clock.live(store, 4)] == [1, 0, 0, 0]
    assert store.by_edit_key(left.edit_key) is None
    assert store.in_trash(left.edit_key) is not None
    assert store.by_edit_key(edited.edit_key) is not None
    assert store.by_edit_key(read.edit_key) is not None


def test_what_is_due_goes_a_few_a_day_and_at_once_only_for_an_administrator(store: Store, clock: Clock) -> None:
    for number in range(100):
        store.create(draft(f"第{number}个"), DID)
    assert set(clock.live(store, KEPT.days - 1, step=5)) == {(0, 0)}
    clock.move(days=1)
    assert store.tend() == (3, 0)
    clock.move(hours=23)
    assert store.tend() == (0, 0)
    assert store.examine().due == (97, 0)
    assert store.sweep() == (97, 0)
    assert store.examine().in_trash == 100


def test_a_time_that_was_once_said_stays_though_the_calendar_goes_back(store: Store, clock: Clock) -> None:
    made = store.create(draft("一"), DID)
    clock.say(2036)
    clock.move(days=2)
    there = store.by_edit_key(made.edit_key)
    assert there is not None
    assert there.expires == clock.now + KEPT
    clock.say(2026, 9, 5)
    clock.move(hours=1)
    assert store.time().latest.year == 2036
    told = store.examine().clock
    assert told is not None
    assert told.zh.startswith("时钟现在是2026-09-05，从前到过2036-01-03")


def test_tries_sign_ins_and_places_that_are_over_leave_the_database_by_themselves(store: Store, clock: Clock) -> None:
    store.tries.count(("陆老师", 3600))
    signed_in(store, somebody(store))
    clock.live(store, days=100)
    with by_hand(store) as connection:
        for table in (sign_in_tries, sessions, known_places):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0, table.name
