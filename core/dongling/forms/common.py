"""Single fields that every unit has, read and put by the author's own keys."""

from typing import Any

from dongling.forms.questions import Data, listed, own_value
from dongling.model import UnitFields, fields_of


def text_of(data: Data, name: str) -> str:
    """Return the text that a unit has in one of the fields of all units, by its name in English; "" for none."""
    value = own_value(data, fields_of(UnitFields)[name])
    return value if isinstance(value, str) else ""


def words_in(data: Data, name: str) -> list[str]:
    """Return the words that a unit has in one of the fields of all units that are lists, by its name in English."""
    return listed(own_value(data, fields_of(UnitFields)[name]))


def with_word(data: Data, name: str, word: str) -> dict[str, Any]:
    """Return the data with a word more in one of the lists of all units; one that is there is not put twice."""
    words = words_in(data, name)
    return dict(data) if word in words else {**data, _own_key(data, name): [*words, word]}


def with_text(data: Data, name: str, text: str) -> dict[str, Any]:
    """Return the data with a text in one of the fields of all units, under the key that its author uses."""
    return {**data, _own_key(data, name): text}


def _own_key(data: Data, name: str) -> str:
    field = fields_of(UnitFields)[name]
    english = field.name in data or (field.about.label not in data and "identifier" in data)
    return field.name if english else field.about.label
