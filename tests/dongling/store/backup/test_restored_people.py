"""A restore opens no door: accounts that are there stay as they are, and who has left stays away."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import LeftAlone, ShelfKey, Store
from dongling.store.accounts.tables import mail_addresses
from dongling.store.shelf.item import Sharing
from tests.dongling.store.accounts.making import (
    BOSS_EAST,
    DISTRICT,
    PASSWORD,
    TEACHER_EAST,
    person_named,
    signed_in,
    somebody,
)
from tests.dongling.store.accounts.signing_in.making import shown, with_second_factor
from tests.dongling.store.backup.test_restore import backup
from tests.dongling.store.making import DID, Clock, by_hand, draft
from tests.dongling.store.shelf.making import names, placed

ISSUER = "https://id.example.cn"


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Return an empty store beside the one that backups are made of."""
    with closing(Store.open(tmp_path / "other", clock=clock)) as opened:
        yield opened


def restored(store: Store, file: io.BytesIO, tmp_path: Path) -> LeftAlone:
    """Bring a backup back; return what was left as it is."""
    return store.load(file, tmp_path / "before.gz")[2]


def test_a_role_that_was_taken_since_is_not_given_again_and_one_that_was_given_stays(
    store: Store, tmp_path: Path
) -> None:
    somebody(store, "陆老师", DISTRICT, TEACHER_EAST)
    somebody(store, "周老师", DISTRICT)
    file = backup(store)
    store.people.dismiss(OPERATOR, "陆老师", DISTRICT)
    store.people.appoint(OPERATOR, "陆老师", BOSS_EAST)
    left = restored(store, file, tmp_path)
    assert person_named(store).grants == {TEACHER_EAST, BOSS_EAST}
    assert left == (2, 0, 0)


def test_a_second_factor_that_ended_a_code_that_was_used_and_an_identity_that_was_unlinked_do_not_come_back(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    secret, codes = with_second_factor(store, lu)
    of_zhou, _ = with_second_factor(store, zhou)
    store.identities.link(zhou.actor, ISSUER, "zhou")
    file = backup(store)
    clock.move(minutes=2)
    assert store.second_factors.accepts(lu, codes[0])
    used = shown(secret, clock.now)
    assert store.second_factors.accepts(lu, used)
    assert store.second_factors.switch_off(zhou.actor, shown(of_zhou, clock.now))
    store.identities.unlink(zhou.actor, ISSUER)
    restored(store, file, tmp_path)
    assert store.second_factors.recovery_left(lu) == len(codes) - 1
    assert not store.second_factors.accepts(lu, codes[0])
    assert not store.second_factors.accepts(lu, used)
    assert not store.second_factors.is_on(zhou)
    assert store.identities.person(ISSUER, "zhou") is None


def test_an_identity_that_is_somebody_elses_by_now_stays_his(store: Store, other: Store, tmp_path: Path) -> None:
    zhou = somebody(store, "周老师")
    store.identities.link(zhou.actor, ISSUER, "zhou")
    lu = somebody(other)
    other.identities.link(lu.actor, ISSUER, "zhou")
    restored(other, backup(store), tmp_path)
    vouched = other.identities.person(ISSUER, "zhou")
    assert vouched
    assert vouched.name == "陆老师"
    assert other.people.recognised("周老师", PASSWORD)


def test_who_has_left_stays_away_with_all_that_lay_on_the_shelf(store: Store, clock: Clock, tmp_path: Path) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    gone = placed(store, lu, "走了的")
    clock.move(minutes=1)
    given = placed(store, lu, "交出的")
    clock.move(minutes=1)
    free = store.create(draft("没有账号的"), DID)
    links = store.shelf.shares.share(lu.actor, gone.shelf_number, Sharing.LINK)
    assert links
    file = backup(store)
    store.shelf.succession.hand_over(lu.actor, "陆老师", "周老师", [given.shelf_number])
    store.shelf.succession.leave(lu.actor, "陆老师")
    left = restored(store, file, tmp_path)
    assert left == (1, 1, 1)
    assert store.people.named("陆老师") is None
    assert store.people.recognised("陆老师", PASSWORD) is None
    assert store.by_edit_key(links.edit_key) is None
    assert names(store, zhou) == ["交出的"]
    assert store.by_edit_key(free.edit_key)
    assert store.usage().drafts == 2
    assert store.examine().sound


def test_who_has_left_is_not_whoever_has_the_name_now(store: Store, clock: Clock, tmp_path: Path) -> None:
    lu = somebody(store)
    placed(store, lu, "从前的")
    file = backup(store)
    clock.move(days=1)
    store.shelf.succession.leave(lu.actor, "陆老师")
    clock.move(days=1)
    namesake = somebody(store, "陆老师", Grant(Role.TEACHER, "west"))
    assert restored(store, file, tmp_path) == (1, 1, 0)
    assert names(store, namesake) == []
    assert person_named(store).grants == {Grant(Role.TEACHER, "west")}
    assert store.usage().drafts == 0


def test_a_shelf_that_was_handed_over_stays_with_whose_it_is_now(store: Store, clock: Clock, tmp_path: Path) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    folder = store.shelf.folders.make(lu.actor, "公开课")
    for name in ("一", "二"):
        clock.move(minutes=1)
        store.shelf.move(lu.actor, [placed(store, lu, name).shelf_number], folder)
    (one, _) = store.shelf.everything(lu.actor)
    file = backup(store)
    store.shelf.succession.hand_over(lu.actor, "陆老师", "周老师")
    assert restored(store, file, tmp_path).drafts == 2
    assert store.shelf.everything(lu.actor) == ()
    assert sorted(names(store, zhou)) == ["一", "二"]
    item = store.shelf.one(zhou.actor, one.number)
    assert item
    assert (item.from_name, item.sharing, item.folder) == ("陆老师", Sharing.PRIVATE, 0)
    assert store.by_edit_key(ShelfKey(one.number, lu.actor)) is None


def test_what_was_taken_along_since_the_backup_lies_on_the_shelf_yet(store: Store, tmp_path: Path) -> None:
    lu = somebody(store)
    made = store.create(draft("登录以前的"), DID)
    file = backup(store)
    assert store.shelf.bring(lu.actor, [made.edit_key]) == 1
    restored(store, file, tmp_path)
    assert names(store, lu) == ["登录以前的"]


def test_those_who_are_not_there_come_back_whole_beside_those_who_are(
    store: Store, other: Store, clock: Clock, tmp_path: Path
) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师", DISTRICT)
    secret, _ = with_second_factor(store, lu)
    placed(store, lu, "她的")
    placed(store, zhou, "他的")
    store.shelf.folders.make(lu.actor, "公开课")
    boss = somebody(other, "新管理员", DISTRICT)
    token = signed_in(other, boss)
    assert restored(other, backup(store), tmp_path) == (1, 0, 0)
    back = other.people.recognised("陆老师", PASSWORD)
    assert back
    assert back.id != boss.id
    assert back.grants == lu.grants
    clock.move(minutes=2)
    assert other.second_factors.accepts(back, shown(secret, clock.now))
    assert other.second_factors.recovery_left(back) == 0
    assert names(other, back) == ["她的"]
    assert names(other, person_named(other, "周老师")) == ["他的"]
    assert names(other, boss) == []
    assert [folder.name for folder in other.shelf.folders.listed(back.actor)] == ["公开课"]
    assert other.sessions.of(token) is None
    assert other.examine().sound


def test_a_mail_address_that_was_not_confirmed_does_not_come_back_and_its_link_opens_nothing(
    store: Store, other: Store, tmp_path: Path
) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    waiting = store.mail_addresses.propose(lu.actor, "lu@example.cn")
    store.mail_addresses.confirm(store.mail_addresses.propose(zhou.actor, "zhou@example.cn"))
    store.mail_addresses.propose(zhou.actor, "other@example.cn")
    restored(other, backup(store), tmp_path)
    assert other.mail_addresses.by_token(waiting) == ""
    with by_hand(other) as connection:
        rows = connection.execute(select(mail_addresses.c.address, mail_addresses.c.pending)).all()
    assert [tuple(row) for row in rows] == [("zhou@example.cn", None)]
