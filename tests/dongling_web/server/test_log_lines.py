"""The lines of the log and of the access log."""

import logging
import re
from pathlib import Path

import pytest

from dongling import DonglingError
from dongling_web.server.log_lines import AccessLog, LogLine, now
from dongling_web.server.visit import Visit

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d"


def visit(path: str) -> Visit:
    """Return a visit of a page."""
    return Visit("3f2a91bc", "127.0.0.2", "GET", path, "units.page", 200, "5123", 0.00412)


def test_a_line_begins_with_time_level_process_and_request() -> None:
    record = logging.LogRecord("dongling.web", logging.WARNING, "a.py", 1, "a\u202eb %s", ("c",), None)
    assert re.fullmatch(rf"{TIME} WARNING \d+ - dongling.web: a\\u202eb c", LogLine().format(record))
    assert re.fullmatch(TIME, now())


def test_a_request_is_a_line_even_with_an_address_that_holds_another(tmp_path: Path) -> None:
    file = tmp_path / "access.log"
    log = AccessLog(str(file))
    log.note(visit("/units/a"))
    log.note(visit("/b\nGET /c d\x1b[31m"))
    first, second = file.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(rf"{TIME} 127\.0\.0\.2 GET /units/a 200 5123 0\.004 3f2a91bc", first)
    assert second.split(" ")[3:5] == ["/b_GET_/c_d\\u001b[31m", "200"]


def test_a_file_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "access.log"
    log = AccessLog(str(file))
    log.note(visit("/a"))
    file.rename(tmp_path / "access.log.1")
    log.note(visit("/b"))
    assert "/b" in file.read_text(encoding="utf-8")


def test_a_file_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(DonglingError, match="--access-log"):
        AccessLog(str(tmp_path / "none" / "access.log"))


def test_with_a_dash_it_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    AccessLog("-").note(visit("/a"))
    assert "GET /a 200" in capsys.readouterr().err
