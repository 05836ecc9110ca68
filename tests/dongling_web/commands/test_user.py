"""`dongling user`: people taken in, listed, disabled, reset and appointed from the machine of the site."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.testing import Outcome, RunDongling, WriteContent, unit_text
from tests.dongling.store.accounts.making import PASSWORD
from tests.dongling.store.accounts.signing_in.making import with_second_factor

SCHOOL = {"identifier": "east", "name": "东校", "stages": ["junior"]}


@pytest.fixture
def content(write_content: WriteContent) -> Path:
    """Return a folder of one school."""
    return write_content({"school.yaml": json.dumps(SCHOOL), "a.yaml": unit_text()})


def listed(run_dongling: RunDongling) -> list[dict[str, object]]:
    """Return who there is."""
    told: list[dict[str, object]] = json.loads(run_dongling("user", "list", "--json").out)
    return told


def add(run_dongling: RunDongling, content: Path, name: str, *more: str) -> Outcome:
    """Take somebody in at the school."""
    return run_dongling("user", "add", name, "--folder", content, *more)


def accept(tmp_path: Path, link: str) -> None:
    """Set a password by a link that was printed."""
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        store.people.set_password(link.strip().rpartition("/")[2], PASSWORD)


def test_somebody_is_taken_in_by_a_link_and_listed(run_dongling: RunDongling, content: Path, tmp_path: Path) -> None:
    done = add(run_dongling, content, "陆老师", "--school", "east", "--site-url", "https://kc.example.cn/")
    assert done.status == 0
    assert done.out.startswith("https://kc.example.cn/account/link/")
    assert listed(run_dongling) == [
        {"name": "陆老师", "roles": [{"role": "teacher", "school": "east"}], "disabled": False, "has_password": False}
    ]
    assert run_dongling("user", "list").out == "陆老师  老师 east  还没有密码\n"
    accept(tmp_path, done.out)
    assert run_dongling("--lang", "en", "user", "list").out == "陆老师  teacher east\n"
    again = add(run_dongling, content, "陆老师", "--school", "east")
    assert (again.status, "已经有“陆老师”" in again.err) == (2, True)


def test_roles_are_given_and_taken_and_people_disabled_and_reset(
    run_dongling: RunDongling, content: Path, tmp_path: Path
) -> None:
    accept(tmp_path, add(run_dongling, content, "陆老师", "--role", "district_admin").out)
    add(run_dongling, content, "周老师", "--school", "east")
    given = run_dongling("user", "role", "周老师", "editor", "--school", "east", "--folder", content)
    assert (given.status, given.out) == (0, "周老师 现在是east编辑\n")
    assert run_dongling("user", "role", "周老师", "teacher", "--school", "east", "--take").status == 0
    assert run_dongling("user", "disable", "周老师").status == 0
    assert run_dongling("user", "list").out.splitlines()[0] == "周老师  编辑 east  停用  还没有密码"
    assert run_dongling("user", "disable", "周老师", "--back").status == 0
    reset = run_dongling("user", "reset", "周老师")
    assert reset.out.startswith("/account/link/")
    assert "--site-url" in reset.err
    last = run_dongling("user", "disable", "陆老师")
    assert (last.status, "最后一位" in last.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--school", "eats"), "没有学校“eats”。是不是“east”？"),
        ((), "--school"),
        (("--role", "district_admin", "--school", "east"), "不写 --school"),
    ],
)
def test_a_role_that_there_is_not_is_refused_and_nobody_is_taken_in(
    run_dongling: RunDongling, content: Path, options: tuple[str, ...], why: str
) -> None:
    refused = add(run_dongling, content, "陆老师", *options)
    assert (refused.status, why in refused.err) == (2, True)
    assert run_dongling("user", "list").status == 2


def test_a_name_that_is_nobodys_is_said(run_dongling: RunDongling, content: Path) -> None:
    add(run_dongling, content, "陆老师", "--school", "east")
    for command in ("reset", "disable"):
        outcome = run_dongling("user", command, "吴老师")
        assert (outcome.status, "没有“吴老师”这个人" in outcome.err) == (2, True)


def test_a_lost_second_factor_is_taken_away_and_the_password_stays(
    run_dongling: RunDongling, content: Path, tmp_path: Path
) -> None:
    link = add(run_dongling, content, "陆老师", "--school", "east").out.strip()
    accept(tmp_path, link)
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        person = store.people.recognised("陆老师", PASSWORD)
        assert person
        with_second_factor(store, person)
    taken = run_dongling("user", "reset", "陆老师", "--second-factor")
    assert (taken.status, "只用密码" in taken.out) == (0, True)
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        assert not store.second_factors.is_on(person)
        assert store.people.recognised("陆老师", PASSWORD)
