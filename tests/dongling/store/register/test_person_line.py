"""How it stands with a person of the register."""

import pytest

from dongling.store.accounts.person import Person
from dongling.store.register.person_line import PersonLine, PersonState


@pytest.mark.parametrize(
    ("disabled", "has_password", "vouched_for", "state"),
    [
        (False, False, False, PersonState.INVITED),
        (False, True, False, PersonState.ACTIVE),
        (False, False, True, PersonState.ACTIVE),
        (True, True, False, PersonState.DISABLED),
        (True, False, False, PersonState.DISABLED),
    ],
)
def test_a_person_is_invited_active_or_disabled(
    disabled: bool, has_password: bool, vouched_for: bool, state: PersonState
) -> None:
    person = Person(1, "陆老师", frozenset(), disabled, has_password, vouched_for)
    assert PersonLine(person, (), False, None, None).state is state
