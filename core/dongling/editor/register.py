"""A unit's register: what a lesson plan shows in another form, or not at all, as labels with their values.

A person can read it, and whoever changes the plan and brings it back gets these fields from here (importers/plan).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dongling.catalog import Catalog
from dongling.editor.content_file import content_mapping
from dongling.model import Field, Unit, UnitFields, fields_of

_SHOWN_ELSEWHERE = frozenset(
    """
    identifier kind name description band minutes review_status body themes competencies depth subjects audience terms
    authors owner license updated without_devices
    """.split()  # noqa: SIM905 - as many words read better in lines than in quotes
)
"""Fields of every unit that are read where they stand in the plan itself."""
_OWN = frozenset(("exercises",))
"""Fields of kinds that the plan takes apart, such as questions and, pages later, their answers."""
_UNSEEN = frozenset(("on_wall",))
_APART, _NOTHING = "、", "（空）"


def register_rows(unit: Unit, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield labels, such as 学习单1 任务2 提示, with their values."""
    data = content_mapping(unit, catalog)
    common = fields_of(UnitFields)
    for field in common.values():
        if field.name not in _SHOWN_ELSEWHERE and field.about.label in data:
            yield from _leaves(field.about.label, data[field.about.label])
    for field in fields_of(type(unit.details)).values():
        value = data.get(field.about.label)
        if value is not None:
            yield from _of_kind(field, value)


def _of_kind(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    label = field.about.label
    if field.name in _OWN or field.about.pupils == "picture":
        yield from _leaves(label, value)
    elif field.model is not None and field.many:
        unseen = {
            one.about.label
            for one in fields_of(field.model).values()
            if one.about.pupils == "picture" or one.name in _UNSEEN
        }
        for number, part in enumerate(value, 1):
            kept = {key: words for key, words in part.items() if key in unseen}
            yield from _leaves(f"{label}{number}", kept)


def _leaves(label: str, value: Any, within: str = "") -> Iterator[tuple[str, str]]:
    """Yield a value leaf by leaf; `within` stands before the number of what is in a list that is in a list."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _leaves(f"{label} {key}", below)
    elif isinstance(value, list) and value:
        if not within and all(isinstance(one, str) and _is_word(one) for one in value):
            yield label, _APART.join(value)
        else:
            for number, below in enumerate(value, 1):
                yield from _leaves(f"{label}{within}{number}", below, ".")
    else:
        yield label, str(value or _NOTHING)


def _is_word(text: str) -> bool:
    return bool(text.strip()) and _APART not in text and "\n" not in text
