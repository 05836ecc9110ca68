"""Single fields that every unit has, read and put by the author's own keys."""

from typing import Any

from dongling.forms.questions import Data, own_value
from dongling.model import UnitFields, fields_of


def text_of(data: Data, name: str) -> str:
    """Return the text that a unit has in one of the fields of all units, by its name in English; "" for none."""
    value = own_value(data, fields_of(UnitFields)[name])
    return value if isinstance(value, str) else ""


def with_text(data: Data, name: str, text: str) -> dict[str, Any]:
    """Return the data with a text in one of the fields of all units, under the key that its author uses."""
    field = fields_of(UnitFields)[name]
    english = field.name in data or (field.about.label not in data and "identifier" in data)
    return {**data, (field.name if english else field.about.label): text}
