"""The words that authors write for the types of tasks."""

import pytest
from pydantic_core import PydanticCustomError

from dongling.model.materials.task_fields import TASK_NAMES, once, some, task_tag, two


def test_every_type_has_a_word_of_its_own() -> None:
    assert [task_tag(word) for word in TASK_NAMES.values()] == list(TASK_NAMES)
    assert [task_tag(word) for word in TASK_NAMES] == list(TASK_NAMES)
    assert task_tag(["choice"]) == ["choice"]


def test_lists_that_are_too_short_or_say_a_thing_twice_are_refused() -> None:
    assert some(("a",)) == ("a",)
    assert two(("a", "b")) == ("a", "b")
    once(("项", "items"), ("a", "b"))
    with pytest.raises(PydanticCustomError, match="2 at least"):
        two(("a",))
    with pytest.raises(PydanticCustomError, match="1 at least"):
        some(())
    with pytest.raises(PydanticCustomError, match="stands twice"):
        once(("项", "items"), ("a ", "a"))
