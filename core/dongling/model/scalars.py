"""The smallest values: identifiers, whole numbers, minutes, yes or no, lists of words."""

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic import Field as PydanticField
from pydantic_core import PydanticCustomError


def _whole_number(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            raise PydanticCustomError("whole_number", "should be a whole number")
        return int(value)
    return value


def _yes_or_no(value: object) -> object:
    words = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
    if isinstance(value, str):
        if value.lower() not in words:
            raise PydanticCustomError("yes_or_no", "should be 是 or 否")
        return words[value.lower()]
    return value


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Whole = Annotated[int, BeforeValidator(_whole_number)]
"""A whole number; files hold strings only, so that 007 and 12:30 stay what the author wrote."""
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
"""A list of words; one word alone may stand without the brackets."""

IDENTIFIER = r"^[a-z][a-z0-9-]*$"
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]
Minutes = Annotated[Whole, PydanticField(ge=1, le=2000)]
