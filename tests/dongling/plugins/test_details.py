"""Whether the fields of a kind can be read from files."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest

from dongling import About, Kind, Model, Text
from dongling.plugins import Plugins, hookimpl
from dongling.plugins.details import faults_of_kind
from dongling.settings import Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text


class Part(Model):
    """A part of a lesson."""

    word: Annotated[Text, About("词")]


class Colour(Enum):
    """A choice."""

    RED = "红"


FINE = [
    *(str, int, bool, float, Colour, UUID, Part, Any),
    *(tuple[Part, ...], list[Part], set[str], frozenset[str], Sequence[Part], list[Part] | None),
    *(Literal["a"], Mapping[str, str], dict[str, list[str]]),
]


@pytest.mark.parametrize("annotation", FINE, ids=str)
def test_a_type_that_a_file_can_hold_is_taken(annotation: Any) -> None:
    assert faults_of_kind(kind_of(annotation)) == ""


@pytest.mark.parametrize("annotation", [Callable[[], int], type, Mapping[str, Part], slice], ids=str)
def test_a_type_that_no_file_can_hold_is_refused_in_one_sentence(annotation: Any) -> None:
    said = faults_of_kind(kind_of(annotation))
    assert said.startswith("kind my.lesson: field things is of a type that no file can hold (")


def kind_of(annotation: Any) -> Kind:
    """Return a kind with one field of this type."""
    space = {"__annotations__": {"things": Annotated[annotation, About("东西")]}, "__module__": __name__}
    details = type("Details", (Model,), {**space, "model_config": {"arbitrary_types_allowed": True}})
    return Kind("my.lesson", "课", details)


class Lists(Model):
    """Details with lists and a set."""

    parts: Annotated[list[Part], About("部分", weight=1)]
    words: Annotated[set[str], About("词语", weight=1)] = set()  # noqa: RUF012 - a field of a model


class Brings:
    """A plugin with a kind whose details have lists."""

    @hookimpl
    def register_kinds(self) -> list[Kind]:
        """Return it."""
        return [Kind("my.lesson", "课", Lists)]


def test_lists_and_sets_are_read_with_their_labels_and_indexed(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Brings(), "my")
    text = unit_text(
        "a", kind="my.lesson", process=None, 部分=[{"词": "守约"}, {"word": "敬老"}], 词语=["好人", "好事"]
    )
    library = open_library(write_content({"a.yaml": text}), plugins=plugins)
    assert library.problems == []
    details: Any = library.catalog.units["a"].details
    assert [part.word for part in details.parts] == ["守约", "敬老"]
    from dongling.search import document

    fields = {field.name: field.text for field in document(library.catalog.units["a"], library.catalog).fields}
    assert fields["words"] == "好事\n好人"
