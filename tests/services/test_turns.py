"""Two processes change people at the same moment, again and again: one is first, the other sees what that one did."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, TEACHER_EAST, person_named, somebody
from tests.dongling.store.children import python

ROUNDS = 25
EDITOR_EAST = Grant(Role.EDITOR, "east")
_ACT = """
import json, sys
from dongling.accounts import Grant, Role
from dongling.problems import DonglingError
from dongling.store import Store
store = Store.open(sys.argv[1])
print("ready", flush=True)
for line in sys.stdin:
    who, what, name, role, seen = json.loads(line)
    try:
        by = store.people.named(who).actor
        grant = Grant(Role(role), "" if role == "district_admin" else "east")
        if what == "disable":
            store.people.disable(by, name, seen)
        else:
            getattr(store.people, what)(by, name, grant, seen)
        print("done", flush=True)
    except DonglingError as error:
        print(error.message.zh, flush=True)
store.close()
"""
Told = list[str]
Act = Callable[[list[list[str]]], Told]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Return where a store is to be, on each database."""
    return tmp_path / "data" if request.param == "sqlite" else str(request.getfixturevalue("database"))


@contextmanager
def two(place: Path | str) -> Iterator[Act]:
    """Give what does two things at the same moment, in a process each, and returns what each was told."""
    children = [python(_ACT, place, stdin=subprocess.PIPE) for _ in range(2)]
    for child in children:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"

    def act(what: list[list[str]]) -> Told:
        for child, one in zip(children, what, strict=True):
            assert child.stdin
            child.stdin.write(json.dumps(one) + "\n")
            child.stdin.flush()
        return [child.stdout.readline().strip() for child in children if child.stdout]

    try:
        yield act
    finally:
        ended = [(child.communicate(), child.returncode)[1] for child in children]
    assert ended == [0, 0]


@pytest.mark.parametrize("what", ["disable", "dismiss"])
def test_of_two_administrators_who_remove_each_other_at_once_one_remains(place: Path | str, what: str) -> None:
    with closing(Store.open(place)) as store:
        for name in ("甲管理员", "乙管理员"):
            somebody(store, name, DISTRICT)
        with two(place) as act:
            for _ in range(ROUNDS):
                told = act(
                    [
                        ["甲管理员", what, "乙管理员", DISTRICT.role, ""],
                        ["乙管理员", what, "甲管理员", DISTRICT.role, ""],
                    ]
                )
                able = [
                    person
                    for name in ("甲管理员", "乙管理员")
                    if not (person := person_named(store, name)).disabled and DISTRICT in person.grants
                ]
                assert len(able) == 1, told
                assert told.count("done") == 1, told
                for name in ("甲管理员", "乙管理员"):
                    store.people.enable(OPERATOR, name)
                    store.people.appoint(OPERATOR, name, DISTRICT)


def test_of_two_administrators_who_go_at_once_the_last_one_stays(place: Path | str) -> None:
    with closing(Store.open(place)) as store:
        for name in ("甲管理员", "乙管理员"):
            somebody(store, name, DISTRICT)
        with two(place) as act:
            for _ in range(ROUNDS):
                told = act([[name, "dismiss", name, DISTRICT.role, ""] for name in ("甲管理员", "乙管理员")])
                assert sorted(one == "done" for one in told) == [False, True], told
                assert any("最后一位" in one for one in told), told
                for name in ("甲管理员", "乙管理员"):
                    store.people.appoint(OPERATOR, name, DISTRICT)


def test_of_two_administrators_who_change_one_role_at_once_one_is_told(place: Path | str) -> None:
    with closing(Store.open(place)) as store:
        for name in ("甲管理员", "乙管理员"):
            somebody(store, name, BOSS_EAST)
        somebody(store, "陆老师", TEACHER_EAST, EDITOR_EAST)
        with two(place) as act:
            for _ in range(ROUNDS):
                seen = person_named(store).fingerprint
                told = act(
                    [
                        ["甲管理员", "appoint", "陆老师", Role.SCHOOL_ADMIN, seen],
                        ["乙管理员", "dismiss", "陆老师", Role.EDITOR, seen],
                    ]
                )
                assert told.count("done") == 1, told
                assert any("刚才有人改过" in one for one in told), told
                store.people.appoint(OPERATOR, "陆老师", EDITOR_EAST)
                store.people.dismiss(OPERATOR, "陆老师", BOSS_EAST)
        assert store.examine().sound
