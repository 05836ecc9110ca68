"""A PostgreSQL that takes what is sent and answers nothing, or works without end: nobody waits for ever."""

import time
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from pathlib import Path

import pytest

from dongling import DonglingError
from dongling.store import Store
from dongling.testing import WriteContent, unit_text
from tests.dongling.store.accounts.making import signed_in, somebody
from tests.dongling.store.making import DID, by_hand, draft
from tests.faults.served import served
from tests.services.postgresql import USER, Server
from tests.services.silent_server import Line, line_to

SHORT = 1.0


@pytest.fixture
def line(postgresql: Server) -> Iterator[Line]:
    """Return a way to the server that can go silent."""
    with line_to(postgresql.port) as line:
        yield line


def over(line: Line, postgresql: Server, database: str) -> str:
    """Return the URL of a database on a way that can go silent."""
    return database.replace(f":{postgresql.port}/", f":{line.port}/")


def test_a_server_that_answers_nothing_is_away_after_a_moment_and_then_there_again(
    postgresql: Server, database: str, line: Line
) -> None:
    with closing(Store.open(over(line, postgresql, database), patience=SHORT)) as store:
        made = store.create(draft("一"), DID)
        line.silence()
        begun = time.monotonic()
        with pytest.raises(DonglingError, match="数据库连不上"):
            store.by_edit_key(made.edit_key)
        with pytest.raises(DonglingError, match="数据库连不上"):
            store.save(made.edit_key, draft("二"), 1, DID)
        assert time.monotonic() - begun < 30
        line.speak()
        assert store.by_edit_key(made.edit_key) == made
        assert store.save(made.edit_key, draft("二"), 1, DID).version == 2


def test_a_server_that_answers_nothing_to_whoever_comes_is_said_to_be_away(
    postgresql: Server, database: str, line: Line
) -> None:
    line.silence()
    begun = time.monotonic()
    with pytest.raises(DonglingError, match="连不上"):
        Store.open(over(line, postgresql, database), patience=SHORT)
    assert time.monotonic() - begun < 20


def test_a_statement_without_end_is_ended_and_what_is_said_of_it_names_nothing_inside(database: str) -> None:
    with (
        closing(Store.open(database, patience=SHORT)) as store,
        pytest.raises(DonglingError, match="太久没有答上来") as refused,
        by_hand(store) as connection,
    ):
        connection.exec_driver_sql("SELECT pg_sleep(60)")
    assert (refused.value.status, "pg_sleep" in refused.value.message.en) == (3, False)


def test_what_has_no_sentence_of_its_own_is_for_the_log(database: str, caplog: pytest.LogCaptureFixture) -> None:
    with (
        closing(Store.open(database)) as store,
        pytest.raises(DonglingError, match="原因在网站的记录里") as refused,
        by_hand(store) as connection,
    ):
        connection.exec_driver_sql("SELECT no_such_thing")
    for said in (refused.value.message.zh, refused.value.message.en):
        assert "no_such_thing" not in said
        assert USER not in said
    assert "no_such_thing" in caplog.text


def test_while_the_server_is_silent_reading_goes_on_and_what_needs_it_says_so(
    postgresql: Server,
    database: str,
    line: Line,
    write_content: WriteContent,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DONGLING_DATABASE", over(line, postgresql, database))
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院")})
    with served([folder], tmp_path / "state", "--accounts", first=("--safe-mode",)) as site:
        address = site.post("/drafts", {"unit": "a"}).headers["Location"]
        with closing(Store.open(database)) as store:
            person = somebody(store)
            cookie = f"dongling_session={signed_in(store, person)}"
        assert person.name in site.get("/account", Cookie=cookie).text
        line.silence()
        refused = site.get("/account", Cookie=cookie)
        assert refused.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert "数据库连不上" in refused.text
        for inside in (f"{USER}@", f'"{USER}"', "127.0.0.1", str(line.port), "SELECT", "psycopg"):
            assert inside not in refused.text
        for path in ("/", "/search?q=%E4%B8%9C%E6%9E%97", "/units/a"):
            assert site.get(path).status == HTTPStatus.OK
            assert site.get(path, Cookie=cookie).status == HTTPStatus.OK
        quick = [site.get(path, Cookie=cookie).seconds for path in ("/", "/units/a")]
        assert min(quick) < SHORT
        assert site.get(address).status == HTTPStatus.SERVICE_UNAVAILABLE
        line.speak()
        assert site.get(address).status == HTTPStatus.OK
        assert person.name in site.get("/account", Cookie=cookie).text
