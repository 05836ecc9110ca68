"""What people save on a real PostgreSQL: by the same tests as on SQLite, and while the server comes and goes."""

import os
import re
import subprocess
import sys
import time
from contextlib import closing
from http import HTTPStatus
from pathlib import Path

import pytest

from dongling import DonglingError, Said
from dongling.sequences import Draft
from dongling.store import Store
from dongling.store.database.engine import open_engine
from dongling.testing import RunDongling, WriteContent, unit_text
from tests.dongling.store.accounts.making import signed_in, somebody
from tests.dongling.store.audit.making import tamper
from tests.dongling.store.children import python
from tests.dongling.store.making import DID, by_hand, draft
from tests.faults.served import served
from tests.services.postgresql import PASSWORD, Server
from tests.services.serving import ROOT

SAME = {
    "the store": ("tests/dongling/store", 150),
    "drafts": ("tests/dongling_web/drafts", 60),
    "accounts": ("tests/dongling_web/accounts --ignore tests/dongling_web/accounts/test_access_matrix.py", 40),
    "people": ("tests/dongling_web/people/test_intake.py tests/dongling_web/people/test_person.py", 40),
}
"""What is tested on it, too, and how many tests that is at least; routes for all roles are asked on SQLite alone."""


@pytest.mark.parametrize(("folder", "least"), SAME.values(), ids=SAME)
def test_what_is_true_on_sqlite_is_true_on_it(database: str, folder: str, least: int) -> None:
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.services.on_postgresql",
            "-m",
            "not of_sqlite",
            "-q",
            *folder.split(),
        ],
        cwd=ROOT,
        env=os.environ | {"DONGLING_TEST_DATABASE": database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-8000:]
    passed = re.search(r"(\d+) passed", run.stdout)
    assert passed
    assert int(passed[1]) >= least
    assert "skipped" not in run.stdout


def test_a_server_that_goes_and_comes_is_a_clear_page_and_then_all_is_there(
    postgresql: Server, database: str, write_content: WriteContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGLING_DATABASE", database)
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院")})
    with served([folder], tmp_path / "state", "--accounts", first=("--safe-mode",)) as site:
        address = site.post("/drafts", {"unit": "a"}).headers["Location"]
        with closing(Store.open(database)) as store:
            person = somebody(store)
            cookie = f"dongling_session={signed_in(store, person)}"
        assert person.name in site.get("/search", Cookie=cookie).text
        postgresql.stop()
        try:
            refused = site.post(address, {"do": "about", "name": "没有存上"})
            assert refused.status == HTTPStatus.SERVICE_UNAVAILABLE
            assert "数据库连不上" in refused.text
            for path in ("/", "/search", "/units/a"):
                assert site.get(path, Cookie=cookie).status == HTTPStatus.OK
            assert site.get("/account", Cookie=cookie).status == HTTPStatus.SERVICE_UNAVAILABLE
            assert site.get(address).status == HTTPStatus.SERVICE_UNAVAILABLE
        finally:
            postgresql.start()
        there = site.get(address)
        assert there.status == HTTPStatus.OK
        assert "没有存上" not in there.text
        assert site.post(address, {"do": "about", "name": "又能存了"}).status == HTTPStatus.SEE_OTHER
        assert "又能存了" in site.get(address).text
        assert person.name in site.get("/account", Cookie=cookie).text
    assert PASSWORD not in (tmp_path / "state.log").read_text(encoding="utf-8")


def test_what_was_being_saved_when_the_server_went_is_whole_or_not_there(postgresql: Server, database: str) -> None:
    with closing(Store.open(database)) as store:
        made = store.create(draft("一"), DID)
        with pytest.raises(DonglingError, match="数据库连不上"):
            _change(store, postgresql)
        there = store.by_edit_key(made.edit_key)
        assert there is not None
        assert there.version == 1
        assert store.save(made.edit_key, draft("二"), 1, DID).version == 2


def _change(store: Store, postgresql: Server) -> None:
    """Begin a change, in the middle of which the server goes and comes."""
    with by_hand(store) as connection:  # no call of the store is slow enough to stop it in
        connection.exec_driver_sql("UPDATE drafts SET version = 7")
        postgresql.stop()
        postgresql.start()
        connection.exec_driver_sql("UPDATE drafts SET version = 8")


def test_a_connection_whose_other_end_went_is_not_used_again(postgresql: Server, database: str) -> None:
    engine, _, _ = open_engine(database, 5)
    with engine.connect() as connection:
        before = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    with postgresql.connect("postgres") as other:
        other.execute("SELECT pg_terminate_backend(%s)", [before])
        until = time.monotonic() + 10
        while other.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [before]).fetchone():
            assert time.monotonic() < until
            time.sleep(0.05)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT pg_backend_pid()").scalar() != before
    engine.dispose()


def test_processes_that_open_a_new_database_at_once_all_find_it_made(database: str) -> None:
    code = "import sys; from dongling.store import Store; Store.open(sys.argv[1]).close()"
    children = [python(code, database) for _ in range(4)]
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0] * 4


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("@127.0.0.1", "x@127.0.0.1"), "连不上"),
        (("test_", "none_"), "连不上"),
        (("127.0.0.1:", "127.0.0.1:1"), "网址写得不对|连不上"),
    ],
)
def test_what_is_wrong_with_the_url_is_said_and_never_the_password(
    database: str, change: tuple[str, str], told: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(DonglingError, match=told) as refused:
        Store.open(database.replace(*change), patience=2)
    for said in (refused.value.message.zh, refused.value.message.en, caplog.text, str(refused.value)):
        assert PASSWORD not in said
        assert "a%20b" not in said


def test_commands_work_on_it_and_take_no_password_on_the_line(
    database: str, run_dongling: RunDongling, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = ("--safe-mode",)
    refused = run_dongling(*state, "--database", database, "doctor", "--store")
    assert refused.status == 2
    assert "DONGLING_DATABASE" in refused.err
    assert "a%20b" not in refused.err
    monkeypatch.setenv("DONGLING_DATABASE", database)
    with closing(Store.open(database)) as store:
        store.create(Draft("一", ()), Said("存", "saved"))
    looked = run_dongling(*state, "doctor", "--store")
    assert looked.status == 0, looked.out
    assert "1个序列" in looked.out
    assert "a%20b" not in looked.out
    assert run_dongling(*state, "sweep").status == 0


def test_the_doctor_holds_the_audit_to_its_chain_there_too(
    database: str, run_dongling: RunDongling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGLING_DATABASE", database)
    with closing(Store.open(database)) as store:
        somebody(store)
        tamper(store, "DELETE FROM audit WHERE number = 1")
    looked = run_dongling("doctor", "--store")
    assert looked.status == 3
    assert "审计第1行被拿走了" in looked.out
    seen = run_dongling("doctor", "--seen")
    assert seen.status == 0, seen.out
    assert "看过的：审计第1行被拿走了" in seen.out
