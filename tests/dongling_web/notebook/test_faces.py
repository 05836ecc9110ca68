"""A task as a page has it: what scripts are given is packed, whole, and says the same as the site."""

import json
from base64 import b64decode
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from dongling.model import Unit
from dongling.testing import OpenLibrary, unit_text
from dongling_web.notebook.faces import TaskFace, book_words, faces, words
from dongling_web.notebook.words import ANSWERED, BOOK
from tests.dongling_web.conftest import write
from tests.dongling_web.notebook.sheets import SHEET
from tests.dongling_web.site import EAST


@pytest.fixture
def tasks(open_library: OpenLibrary, tmp_path: Any) -> dict[str, TaskFace]:
    """Return the tasks of a unit that cites a fact."""
    files = {"u.yaml": unit_text("a-lesson", worksheets=[SHEET], facts=["bridge-long", "bridge-age"])}
    folder = write(tmp_path / "one", {**files, **{name: EAST[name] for name in ("facts.yaml", "sources.yaml")}})
    catalog = open_library(folder).catalog
    unit: Unit = catalog.units["a-lesson"]
    return faces(unit, catalog)


def unpacked(face: TaskFace) -> dict[str, Any]:
    """Return what scripts read."""
    values: dict[str, Any] = json.loads(b64decode(face.data))
    return values


def test_a_script_is_given_all_that_it_needs_to_answer(tasks: dict[str, TaskFace]) -> None:
    given = unpacked(tasks["sheet-1.1"])
    assert given["mode"] == "set"
    assert given["right"] == [["1"]]
    assert given["replies"] == ["方的洞容易裂。", ""]
    assert (given["hint"], given["answer"]) == ("看看影子。", ["半圆的"])


def test_facts_are_named_by_their_numbers_on_the_page(tasks: dict[str, TaskFace]) -> None:
    assert tasks["sheet-1.1"].facts == ((2, "bridge-age"),)


def test_what_a_task_does_not_say_is_not_sent(tasks: dict[str, TaskFace]) -> None:
    assert set(unpacked(tasks["sheet-1.6"])) == {"key", "edition", "type", "mode", "answer"}


def test_an_observation_has_as_many_fields_as_cells_are_blank(tasks: dict[str, TaskFace]) -> None:
    assert tasks["sheet-1.7"].blanks == 3
    form: MultiDict[str, str] = MultiDict([("a0", "12"), ("a2", "3"), ("a9", "?")])
    assert tasks["sheet-1.7"].given(form) == ("12", "", "3")


def test_an_answer_is_read_no_longer_than_anybody_writes(tasks: dict[str, TaskFace]) -> None:
    assert len(tasks["sheet-1.6"].given(MultiDict([("a0", "长" * 60_000)]))[0]) == 4000


def test_scripts_are_given_the_words_of_the_site() -> None:
    assert words()["not_yet"] == str(ANSWERED["not_yet"])
    assert book_words()["wiped"] == str(BOOK["wiped"])
