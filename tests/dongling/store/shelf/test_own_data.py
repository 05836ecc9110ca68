"""What a person takes along is all that is stored of her, nothing of anybody else, nor what would open an account."""

import json
from typing import Any

import pytest

from dongling.accounts import ANYBODY, OPERATOR
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import ShelfKey, Store
from dongling.store.accounts.person import Person
from dongling.store.database.tables import METADATA
from dongling.store.manuscripts.manuscript import BroughtFile, NewManuscript
from dongling.store.shelf.item import Sharing
from dongling.store.shelf.own_data import KEPT_BACK, OF_NOBODY
from tests.dongling.store.accounts.making import PASSWORD, signed_in, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor

DID = Said("改了", "changed")
OF_OTHERS = "别人的事"


def taken(store: Store, person: Person) -> dict[str, list[dict[str, Any]]]:
    """Return what a person takes along."""
    return {name: list(rows) for name, rows in store.shelf.own_data.of(person.actor)}


@pytest.fixture
def lu(store: Store) -> Person:
    """Return somebody of whom each table holds something, beside others."""
    lu, zhou = somebody(store), somebody(store, "周老师")
    saved = store.shelf.create(lu.actor, Draft("一条河"), DID)
    store.save(ShelfKey(saved.shelf_number, lu.actor), Draft("两条河"), 1, DID)
    gone = store.shelf.create(lu.actor, Draft("扔掉的"), DID)
    store.delete(ShelfKey(gone.shelf_number, lu.actor))
    folder = store.shelf.folders.make(lu.actor, "公开课")
    store.shelf.move(lu.actor, [saved.shelf_number], folder)
    store.shelf.shares.share(lu.actor, saved.shelf_number, Sharing.SCHOOL, "east")
    store.shelf.copy(zhou.actor, ShelfKey(saved.shelf_number, zhou.actor), DID)
    store.shelf.create(zhou.actor, Draft(OF_OTHERS), DID)
    store.shelf.folders.make(zhou.actor, OF_OTHERS)
    handed = store.shelf.create(lu.actor, Draft("交出的"), DID)
    store.shelf.succession.hand_over(lu.actor, lu.name, zhou.name, [handed.shelf_number])
    for person in (lu, zhou):
        signed_in(store, person)
        with_second_factor(store, person)
        store.half_sign_ins.begin(person, keep=False)
        store.identities.link(person.actor, "https://id.example.cn", f"subject of {person.name}")
        store.mail_addresses.confirm(store.mail_addresses.propose(person.actor, f"p{person.id}@example.cn"))
        assert store.mail_addresses.forgotten(person.name)
    store.people.appoint(OPERATOR, lu.name, next(iter(zhou.grants)))
    for number, person in enumerate((lu, zhou)):
        file = BroughtFile("教案.docx", 0, "{}")
        new = NewManuscript("east", "walk", "名称: 走\n", f"稿{number}", "a", "b", "名称: 原件\n", intake=file)
        begun = store.manuscripts.begin(person.actor, new)
        store.manuscripts.remark(person.actor, begun, "name", "短一些")
    for number in range(10, 12):
        somebody(store, f"老师{number}")
    return lu


def test_every_table_is_taken_along_or_is_said_to_be_nobodys(store: Store, lu: Person) -> None:
    there = taken(store, lu).keys() - {"named_by_others"}
    assert there | OF_NOBODY.keys() == METADATA.tables.keys()
    assert not there & OF_NOBODY.keys()
    for table in METADATA.tables.values():
        assert "person_id" not in table.c or table.name in there
        assert KEPT_BACK.get(table.name, frozenset()) <= set(table.c.keys()), table.name


def test_each_table_has_its_rows_with_every_column_that_opens_nothing(store: Store, lu: Person) -> None:
    there = taken(store, lu)
    for name, rows in there.items():
        assert rows, name
        if name in METADATA.tables:
            wanted = set(METADATA.tables[name].c.keys()) - KEPT_BACK.get(name, frozenset())
            assert all(row.keys() == wanted for row in rows), name
    assert [one["body"]["name"] for one in there["draft_versions"]] == ["一条河", "两条河", "扔掉的"]
    assert [row["school"] for row in there["shelf_items"]] == ["east", ""]
    assert {(row["from_name"], row["origin_who"]) for row in there["named_by_others"]} == {
        ("陆老师", None),
        (None, "陆老师"),
    }
    done = {row["did"] for row in there["audit"]}
    assert done >= {"person.added", "session.began", "person.linked", "person.mail", "shelf.handed_over", "link.mailed"}


def test_nothing_of_others_and_no_secret_is_in_it(store: Store, lu: Person) -> None:
    text = json.dumps(taken(store, lu), ensure_ascii=False)
    assert OF_OTHERS not in text
    assert "p2@example.cn" not in text
    assert "subject of 周老师" not in text
    assert "老师10" not in text
    assert PASSWORD not in text
    assert "argon2" not in text
    assert '"secret"' not in text
    ours = taken(store, lu)
    assert all(row["person"] in (lu.id, None) for row in ours["audit"])


def test_who_has_not_signed_in_takes_nothing(store: Store, lu: Person) -> None:
    assert lu.id
    for nobody in (ANYBODY, OPERATOR):
        assert list(store.shelf.own_data.of(nobody)) == []
