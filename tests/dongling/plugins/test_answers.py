"""What a `register_*` hook may return."""

from pathlib import Path
from typing import Annotated, Any

import pytest

from dongling.model import About, Kind, Model, Term
from dongling.plugins.contributions import described
from dongling.plugins.hookspecs import DECLARED
from dongling.problems import Problem, Said


class Reuses(Model):
    """A kind's model that takes a field of every unit."""

    minutes: Annotated[str, About("时长")] = ""


class SameLabel(Model):
    """A kind's model that takes the Chinese key of a unit's field."""

    duration: Annotated[str, About("分钟")] = ""


class Undeclared(Model):
    """A kind's model with a field that no file could name."""

    mystery: str = ""


@pytest.mark.parametrize("model", [Reuses, SameLabel, Undeclared])
def test_a_kind_cannot_reuse_a_field_of_the_unit_or_leave_one_without_a_label(model: type[Model]) -> None:
    with pytest.raises(TypeError, match=r"xx\.kind"):
        valid("register_kinds", [Kind(identifier="xx.kind", name="课", details=model)])


def test_a_content_folder_must_be_there(tmp_path: Path) -> None:
    assert valid("register_courses", [str(tmp_path)]) == [str(tmp_path)]
    with pytest.raises(TypeError, match="not a folder"):
        valid("register_courses", [tmp_path / "gone"])


@pytest.mark.parametrize("made", ["a text", {"cosine": "a text"}, {1: len}])
def test_an_embedder_is_a_name_and_what_makes_it(made: object) -> None:
    assert valid("register_embedders", {"cosine": len}) == [("cosine", len)]
    with pytest.raises(TypeError):
        valid("register_embedders", made)


def valid(hook: str, answer: object) -> list[Any]:
    """Return an answer as the gate takes it."""
    return DECLARED[hook].answer.taken(answer)


def test_none_brings_nothing() -> None:
    assert valid("register_words", None) == []


def test_what_is_brought_is_described_by_names() -> None:
    assert described("register_kinds", [Kind(identifier="xx.a", name="课")]) == {"kinds": ("xx.a",)}
    assert described("register_kinds", []) == {}


@pytest.mark.parametrize(
    ("hook", "answer"),
    [
        ("unit_panels", ["\ud800"]),
        ("register_words", ["东\udfff"]),
        ("register_terms", [Term(identifier="a", name="甲", aka=("\ud800",))]),
        ("register_kinds", [Kind(identifier="xx.kind", name="课\ud800", details=Model)]),
        ("extend_document", {"a": ["\ud800"]}),
        ("register_navigation", [("/a", "\ud800")]),
        ("check_unit", [Problem("error", "a", Said("\ud800", "a"), "a.yaml")]),
    ],
)
def test_half_a_character_can_be_written_nowhere(hook: str, answer: Any) -> None:
    with pytest.raises(TypeError, match="half a character"):
        valid(hook, answer)
