"""What a `register_*` hook may return."""

from pathlib import Path
from typing import Annotated

import pytest

from dongling.model import About, Kind, Model
from dongling.plugins.contributions import described, valid


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
    with pytest.raises(ValueError, match=r"xx\.kind"):
        valid("register_kinds", [Kind(identifier="xx.kind", name="课", details=model)])


def test_a_content_folder_must_be_there(tmp_path: Path) -> None:
    assert valid("register_courses", [str(tmp_path)]) == [tmp_path]
    with pytest.raises(ValueError, match="not a folder"):
        valid("register_courses", [tmp_path / "gone"])


def test_none_brings_nothing() -> None:
    assert valid("register_words", None) == []


def test_what_is_brought_is_described_by_names() -> None:
    assert described("register_kinds", [Kind(identifier="xx.a", name="课")]) == {"kinds": ("xx.a",)}
    assert described("register_kinds", []) == {}
