"""What an author may write of a sequence."""

import pytest
from pydantic import ValidationError

from dongling.model import Step, Task


def test_a_step_names_a_unit_and_takes_its_minutes_unless_it_says_others() -> None:
    assert Step.model_validate({"unit": "a"}).minutes is None
    assert Step.model_validate({"unit": "a", "minutes": "45"}).minutes == 45


@pytest.mark.parametrize("minutes", ["0", "2001", "四十五"])
def test_minutes_of_a_step_are_those_that_a_unit_may_have(minutes: str) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate({"unit": "a", "minutes": minutes})


def test_a_task_is_open_until_it_is_done() -> None:
    assert not Task.model_validate({"task": "踩点"}).done
    assert Task.model_validate({"task": "踩点", "done": "是"}).done
