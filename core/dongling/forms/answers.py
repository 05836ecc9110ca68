"""What was answered in a form, as the data of a content file: by the author's own keys, with all that was not asked."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import BaseModel

from dongling.catalog import Terms
from dongling.forms.questions import Data, first_of, listed, own_value
from dongling.forms.sorts import Sort, model_for, own_fields, sort_of, words_of
from dongling.model import Field, Kind, UnitFields, fields_of

Answers = Mapping[str, Sequence[str]]
"""What came from a form, by the paths of its questions; a path that did not come was not asked."""
MOST_ROWS = 200
"""So many parts of a list are taken."""
COUNT = "count:"
"""Before the path of a list: how many parts of it came."""


def answered(data: Data, answers: Answers, kind: Kind, terms: Terms) -> dict[str, Any]:
    """Return the data of a unit with what was answered in the place of what stood there.

    A key keeps its spelling, and a value that means the same stays as its author wrote it. What is left empty goes.
    """
    made = _model(UnitFields, data, answers, "", terms)
    made = _model(kind.details, made, answers, "", terms)
    field = fields_of(UnitFields)["terms"]
    old = own_value(made, field)
    said = dict(old) if isinstance(old, Mapping) else {}
    for name, own in own_fields(terms, kind.details).items():
        if f"{COUNT}terms.{name}" in answers:
            before = own_value(said, own)
            given = answers.get(f"terms.{name}", ())
            _put(said, said, own, before, _chosen(UnitFields, own, Sort.CHOICES, before, given, terms))
    _put(made, made, field, old, said)
    return made


def changed_row(data: Data, do: str, path: str, kind: Kind) -> dict[str, Any]:
    """Return the data of a unit with a part added to the list at `path`, or the one at `path` moved or taken out.

    `do` is add, or for a part up, down, drop, after (a new one behind it) or the number of the place that it goes to.
    Nothing changes where there is no such part.
    """
    names = path.split(".")
    return _changed([UnitFields, kind.details], data, names, do)


def _model(model: type[BaseModel], data: Data, answers: Answers, at: str, terms: Terms) -> dict[str, Any]:
    made = dict(data)
    for name, field in fields_of(model).items():
        sort = sort_of(model, name)
        path = f"{at}{name}"
        if sort is Sort.TERMS or not _came(path, sort, answers):
            continue
        old = own_value(data, field)
        new = _value(model, field, sort, old, answers, path, terms)
        _put(made, data, field, old, new)
    return made


def _came(path: str, sort: Sort, answers: Answers) -> bool:
    if sort is Sort.GROUP:
        return any(name.startswith(f"{path}.") for name in answers)
    return f"{COUNT}{path}" in answers if sort in (Sort.ROWS, Sort.CHOICES) else path in answers


def _put(made: dict[str, Any], data: Data, field: Field, old: Any, new: Any) -> None:
    own = field.name if field.name in data else field.about.label
    if field.name not in data and field.about.label not in data and _is_english(data):
        own = field.name
    if new == old or (not new and not old):
        return
    if new in ("", [], {}, None):
        made.pop(own, None)
    else:
        made[own] = new


def _is_english(data: Data) -> bool:
    """Whether the author writes English keys."""
    return bool(data) and all(str(key).isascii() for key in data)


def _value(
    model: type[BaseModel], field: Field, sort: Sort, old: Any, answers: Answers, path: str, terms: Terms
) -> Any:  # fmt: skip
    if sort is Sort.ROWS:
        return _rows(field, old, answers, path, terms)
    if sort is Sort.GROUP:
        return _part(field, old if isinstance(old, Mapping) else {}, answers, f"{path}.", terms)
    if sort in (Sort.CHOICE, Sort.CHOICES):
        return _chosen(model, field, sort, old, answers.get(path, ()), terms)
    text = _clean(answers[path][0] if answers[path] else "", long=sort in (Sort.TEXT, Sort.WORDS))
    if sort is Sort.WORDS:
        if text == _clean("\n".join(listed(old)), long=True):  # a list may hold empty words: blank lines of a sheet
            return old
        return [line.strip() for line in text.split("\n") if line.strip()]
    return old if isinstance(old, str) and _clean(old, long=sort is Sort.TEXT) == text else text


def _clean(text: str, *, long: bool) -> str:
    """Return a text as a file holds it: line ends alike, no control characters, no space at the end of lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [(line if line.isprintable() else _printed(line)).rstrip() for line in lines]
    joined = "\n".join(kept).strip("\n")
    return joined if long else " ".join(joined.split("\n")).strip()


def _printed(line: str) -> str:
    return "".join(c for c in line if c >= " " and c not in "\x7f\x85\u2028\u2029\ufeff")


def _rows(field: Field, old: Any, answers: Answers, path: str, terms: Terms) -> list[Any]:
    count = answers[f"{COUNT}{path}"][0] if answers[f"{COUNT}{path}"] else ""
    number = min(int(count), MOST_ROWS) if count.isascii() and count.isdecimal() and len(count) < 5 else 0
    before = old if isinstance(old, list) else [old] if old else []
    made = []
    for i in range(number):
        was = before[i] if i < len(before) else {}
        made.append(_row(field, was, answers, f"{path}.{i}.", terms))
    return made


def _row(field: Field, was: Any, answers: Answers, at: str, terms: Terms) -> Any:
    """Return a part; one of which only its one text was written stays so while it has nothing else."""
    first = first_of(model_for(field, was))
    row = _part(field, {first: was} if isinstance(was, str) else was, answers, at, terms)
    return row[first] if isinstance(was, str) and row.keys() == {first} else row


def _part(field: Field, was: Any, answers: Answers, at: str, terms: Terms) -> dict[str, Any]:
    data = was if isinstance(was, Mapping) else {}
    typed = answers.get(f"{at}type", ())
    model = model_for(field, {"type": typed[0]} if typed and len(field.models) > 1 else data)
    return _model(model, data, answers, at, terms)


def _chosen(
    model: type[BaseModel], field: Field, sort: Sort, old: Any, given: Sequence[str], terms: Terms
) -> Any:  # fmt: skip
    chosen = [word for word in dict.fromkeys(_clean(one, long=False) for one in given) if word]
    scheme = field.about.scheme
    if scheme:
        said = [terms.find(scheme, word) or word for word in listed(old)]
        names = [terms.name(scheme, word) if word in terms.scheme(scheme) else word for word in chosen]
        names = [name if terms.find(scheme, name) == word else word for name, word in zip(names, chosen, strict=True)]
    else:
        words = words_of(field, model)
        back = {name: word for word, name in words.items()}
        said = [back.get(word, word) for word in listed(old)]
        names = [words.get(word, word) for word in chosen]
    if set(chosen) == set(said):
        return old
    return names if sort is Sort.CHOICES else "".join(names[:1])


def _changed(models: list[type[BaseModel]], data: Data, names: list[str], do: str) -> dict[str, Any]:
    made = dict(data)
    field = next((fields_of(model)[names[0]] for model in models if names[0] in fields_of(model)), None)
    if field is None or not field.models:
        return made
    own = field.name if field.name in data else field.about.label
    held = data.get(own)
    below = names[1:]
    if not field.many:
        made[own] = _changed([model_for(field, held)], held if isinstance(held, Mapping) else {}, below, do)
        return made
    rows = list(held) if isinstance(held, list) else [held] if held else []
    if not below:
        made[own] = [*rows, _begun(field)] if do == "add" and len(rows) < MOST_ROWS else rows
    elif below[0].isascii() and below[0].isdecimal() and int(below[0][:4]) < len(rows):
        at = int(below[0][:4])
        if below[1:]:
            part = rows[at] if isinstance(rows[at], Mapping) else {}
            rows[at] = _changed([model_for(field, part)], part, below[1:], do)
        elif do == "after":
            rows[at + 1 : at + 1] = [_begun(field)] if len(rows) < MOST_ROWS else []
        else:
            _MOVES.get(do, partial(_to, do))(rows, at)
        made[own] = rows
    if not made[own]:
        del made[own]
    return made


def _begun(field: Field) -> dict[str, Any]:
    """Return a part with nothing in it: where there are several types it is of the first."""
    model = field.models[0]
    if len(field.models) == 1:
        return {}
    return {fields_of(model)["type"].about.label: next(iter(words_of(fields_of(model)["type"], model).values()))}


def _up(rows: list[Any], at: int) -> None:
    rows.insert(max(at - 1, 0), rows.pop(at))


def _down(rows: list[Any], at: int) -> None:
    rows.insert(at + 1, rows.pop(at))


def _drop(rows: list[Any], at: int) -> None:
    del rows[at]


def _to(place: str, rows: list[Any], at: int) -> None:
    """Move a row to the place of a number; for what is none the rows stay as they are."""
    if place.isascii() and place.isdecimal():
        rows.insert(int(place[:4]), rows.pop(at))


_MOVES: Mapping[str, Callable[[list[Any], int], None]] = {"up": _up, "down": _down, "drop": _drop}
