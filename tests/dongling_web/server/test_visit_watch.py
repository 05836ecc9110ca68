"""Each request has a number, and is told of; what is secret in an address is not."""

import logging
from collections.abc import Callable

import pytest
from flask import Flask

from dongling_web.server.log_lines import LogLine
from dongling_web.server.visit import Visit
from dongling_web.server.visit_watch import HEADER, watch_visits


@pytest.fixture
def visits() -> list[Visit]:
    """Return a list of what is told."""
    return []


def site(told: Callable[[Visit], object], *, believe: bool = False) -> Flask:
    """Return an app that logs while it answers."""
    app = Flask("visited")

    @app.get("/<path:_rest>")
    def answer(_rest: str) -> str:
        logging.getLogger("dongling.web").warning("while it answers")
        return "answered"

    watch_visits(app, [told], believe=believe)
    return app


def test_the_answer_the_visit_and_every_line_of_the_log_say_the_same_number(
    visits: list[Visit], caplog: pytest.LogCaptureFixture
) -> None:
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(LogLine().format(record))

    handler = Kept()
    logging.getLogger("dongling.web").addHandler(handler)
    answer = site(visits.append).test_client().get("/units/a?q=东林")
    logging.getLogger("dongling.web").removeHandler(handler)
    number = answer.headers[HEADER]
    (visit,) = visits
    assert (visit.number, visit.path, visit.status, visit.method, visit.size) == (number, "/units/a", 200, "GET", "8")
    assert 0 <= visit.seconds < 5
    assert f" {number} dongling.web: while it answers" in lines[0]
    assert caplog.messages == ["while it answers"]


@pytest.mark.parametrize("path", ["/drafts/SECRET", "/shared/SECRET/export/docx", "/drafts/SECRET/history"])
def test_the_key_of_a_draft_is_told_to_nobody(visits: list[Visit], path: str) -> None:
    site(visits.append).test_client().get(path)
    assert "SECRET" not in str(visits)


def test_a_number_is_believed_only_from_a_proxy_and_only_when_it_is_one(visits: list[Visit]) -> None:
    for believe, given, kept in ((False, "a" * 16, False), (True, "a" * 16, True), (True, "a\tb and more", False)):
        answer = site(visits.append, believe=believe).test_client().get("/a", headers={HEADER: given})
        assert (answer.headers[HEADER] == given) == kept


def test_whoever_is_told_and_fails_takes_no_page_along() -> None:
    def fail(_visit: Visit) -> None:
        raise OSError("no disk")

    assert site(fail).test_client().get("/a").text == "answered"
