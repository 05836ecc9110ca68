"""Types of single fields: identifiers, whole numbers, minutes, yes or no, lists of words."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, TypeAdapter, ValidationError
from pydantic import Field as PydanticField
from pydantic_core import PydanticCustomError


def _whole_number(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            raise PydanticCustomError("whole_number", "should be a whole number")
        return int(value)
    return value


_YES, _NO = "是", "否"
YES_NO_WORDS = {"true": True, "yes": True, _YES: True, "false": False, "no": False, _NO: False}
"""What authors may write for yes and for no."""


def yes_or_no(value: bool) -> str:
    """Return 是 or 否, as authors write them and readers see them."""
    return _YES if value else _NO


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        if value.lower() not in YES_NO_WORDS:
            raise PydanticCustomError("yes_or_no", "should be 是 or 否")
        return YES_NO_WORDS[value.lower()]
    return value


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Whole = Annotated[int, BeforeValidator(_whole_number)]
"""A whole number; files hold strings only, so that 007 and 12:30 stay what the author wrote."""
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
"""A list of words; one word alone may stand without the brackets."""

_LONGEST = 80
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=_LONGEST)]
Text = Annotated[str, StringConstraints(min_length=1)]
MOST_MINUTES = 2000
"""The limit of minutes wherever they are written: in files, in addresses, in the builder."""
Minutes = Annotated[Whole, PydanticField(ge=1, le=MOST_MINUTES)]
_IDENTIFIER, _MINUTES = TypeAdapter[str](Identifier), TypeAdapter[int](Minutes)


def is_identifier(word: str) -> bool:
    """Return whether a word may be the identifier of a unit, a school or anything else that files hold."""
    return fits(_IDENTIFIER, word)


def as_identifier(words: str, otherwise: str) -> str:
    """Return the identifier that words make, short enough for a number after it; `otherwise` when they make none."""
    made = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[: _LONGEST - 10].strip("-")
    return made if is_identifier(made) else otherwise


def is_minutes(word: str) -> bool:
    """Return whether a word may stand in a file as minutes."""
    return fits(_MINUTES, word)


def fits(declared: TypeAdapter[Any], word: str) -> bool:
    """Return whether a word may stand in a file where a value is declared."""
    try:
        declared.validate_python(word)
    except ValidationError:
        return False
    return True
