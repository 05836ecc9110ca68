"""Accounts come back with a backup; what was ended since stays ended, and the audit goes on."""

import gzip
import hashlib
import io
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dongling.accounts import OPERATOR
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.person import Person
from dongling.store.audit.records import Wanted
from dongling.store.backup.format import Counts, LeftAlone
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling.store.backup.test_restore import backup
from tests.dongling.store.making import DID, Clock, draft

NEW = "另一座桥 四棵树 晴天"


def listed(store: Store) -> list[Person]:
    """Return everybody."""
    return store.register.every(OPERATOR)


def test_people_and_drafts_are_the_same_in_another_store_and_go_on_there(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    somebody(store, "陆老师", TEACHER_EAST, BOSS_EAST)
    somebody(store, "周老师", DISTRICT)
    store.people.add(OPERATOR, "新来的", [TEACHER_EAST])
    store.people.disable(OPERATOR, "陆老师")
    made = store.create(draft("一"), DID)
    with closing(Store.open(tmp_path / "other", clock=clock)) as other:
        counts, there, left_alone = other.load(backup(store), tmp_path / "before.gz")
        assert (counts, there, left_alone) == (Counts(1, 1, people=3), Counts(0, 0), LeftAlone())
        assert listed(other) == listed(store)
        assert other.by_edit_key(made.edit_key) == made
        assert other.people.recognised("周老师", PASSWORD)
        assert other.people.recognised("陆老师", PASSWORD) is None
        assert somebody(other, "第四位").id > max(person.id for person in listed(store))
        assert other.create(draft("二"), DID).version == 1
        of_before = [entry.did for entry in store.audit.listed(OPERATOR, Wanted())]
        assert [entry.did for entry in other.audit.listed(OPERATOR, Wanted())][-len(of_before) :] == of_before
        assert other.examine().sound


def test_all_sign_ins_and_links_end_with_a_restore(store: Store, tmp_path: Path) -> None:
    token = signed_in(store, somebody(store))
    link = store.people.add(OPERATOR, "新来的", [TEACHER_EAST])
    file = backup(store)
    store.load(file, tmp_path / "before.gz")
    assert store.sessions.of(token) is None
    assert store.people.by_link(link) is None


def test_what_was_ended_since_the_backup_stays_ended(store: Store, tmp_path: Path) -> None:
    for name in ("停用的", "重设的", "换了密码的", "走了又回来的"):
        somebody(store, name)
    file = backup(store)
    store.people.disable(OPERATOR, "停用的")
    store.people.reset(OPERATOR, "重设的")
    store.people.set_password(store.people.reset(OPERATOR, "换了密码的"), NEW)
    somebody(store, "后来的")
    store.load(file, tmp_path / "before.gz")
    assert store.people.recognised("停用的", PASSWORD) is None
    assert store.people.recognised("重设的", PASSWORD) is None
    assert store.people.recognised("换了密码的", PASSWORD) is None
    assert store.people.recognised("换了密码的", NEW)
    assert store.people.recognised("走了又回来的", PASSWORD)
    assert store.people.recognised("后来的", PASSWORD)


def test_the_audit_of_a_store_is_not_set_back_by_a_restore(store: Store, tmp_path: Path) -> None:
    somebody(store)
    file = backup(store)
    somebody(store, "周老师")
    before = store.audit.listed(OPERATOR, Wanted())
    store.load(file, tmp_path / "before.gz")
    assert store.audit.listed(OPERATOR, Wanted())[1:] == before
    assert store.examine().sound


def changed(store: Store, change: Callable[[list[dict[str, Any]]], object]) -> io.BytesIO:
    """Return a backup of a store with its lines changed, and a checksum that fits."""
    lines = [json.loads(line) for line in gzip.decompress(backup(store).getvalue()).splitlines()]
    end = lines.pop()
    change(lines)
    text = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    end["checksum"] = hashlib.sha256(text).hexdigest()
    end["rows"] = sum(line["row"] == "row" for line in lines)
    return io.BytesIO(gzip.compress(text + json.dumps(end).encode() + b"\n"))


def person(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the line of the first person."""
    return next(line for line in lines if line.get("table") == "people")


CHANGES: dict[str, tuple[Callable[[list[dict[str, Any]]], object], str]] = {
    "a role of nobody": (lambda lines: person(lines)["values"].update(id=99), "几张表对不上"),
    "somebody twice": (lambda lines: lines.append(person(lines)), "几张表对不上"),
    "a table of a newer program": (lambda lines: lines[0]["tables"].append("horoscopes"), "更新的 dongling"),
    "a table that is not named": (lambda lines: lines[0]["tables"].remove("people"), "不属于任何一张表"),
    "a session": (lambda lines: person(lines).update(table="sessions"), "不属于任何一张表"),
    "a column of its own": (lambda lines: person(lines)["values"].update(shoe=1), "people.shoe"),
    "a moment that is none": (lambda lines: person(lines)["values"].update(created="x"), "people.created"),
    "a list": (lambda lines: person(lines)["values"].update(name=[]), "读不懂"),
}


@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=CHANGES)
def test_a_backup_whose_tables_are_wrong_changes_nothing(
    store: Store, tmp_path: Path, change: Callable[[list[dict[str, Any]]], object], said: str
) -> None:
    token = signed_in(store, somebody(store))
    before = listed(store)
    with pytest.raises(DonglingError, match=said):
        store.load(changed(store, change), tmp_path / "before.gz")
    assert listed(store) == before
    assert store.sessions.of(token)


def test_a_backup_of_before_there_were_tables_leaves_accounts_as_they_are(store: Store, tmp_path: Path) -> None:
    def of_format_two(lines: list[dict[str, Any]]) -> None:
        lines[:] = [line for line in lines if line["row"] != "row"]
        lines[0].update(version=2)
        del lines[0]["tables"]

    made = store.create(draft("一"), DID)
    file = changed(store, of_format_two)
    token = signed_in(store, somebody(store))
    store.delete(made.edit_key)
    store.load(file, tmp_path / "before.gz")
    assert store.by_edit_key(made.edit_key)
    assert store.sessions.of(token)
