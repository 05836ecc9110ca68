"""The media of a unit in its form: which files it has, which fields name one, and both changed together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dongling.catalog import Terms
from dongling.forms.answers import COUNT, answered, changed_row
from dongling.forms.questions import Choice, Data, FormRow, Question, own_value, questions
from dongling.forms.sorts import Sort
from dongling.model import Kind, Medium, UnitFields, fields_of, is_media_name

MEDIA = "media"
_OF_ROWS = ("file", "subtitles")


@dataclass(frozen=True)
class Naming:
    """A field that names a file: its path, its question, and above it the part that it belongs to, if any."""

    path: str
    asked: Question
    above: tuple[tuple[Question, int, FormRow], ...]

    @property
    def is_own(self) -> bool:
        """Whether it is where the file itself is told of."""
        return self.path.startswith(f"{MEDIA}.")


def media_rows(data: Data) -> list[Mapping[str, Any]]:
    """Return what a unit says of each of its files, by the keys of the model."""
    held = own_value(data, fields_of(UnitFields)[MEDIA])
    rows = [{"file": row} if isinstance(row, str) else row for row in (held if isinstance(held, list) else [])]
    return [{name: own_value(row, field) or "" for name, field in fields_of(Medium).items()} for row in rows]


def media_names(data: Data) -> list[str]:
    """Return the names of all files that a unit says it has, subtitles too, each once; none that is no file's name."""
    said = (str(row[name]) for row in media_rows(data) for name in _OF_ROWS)
    return list(dict.fromkeys(filter(is_media_name, said)))


def namings(data: Data, kind: Kind, terms: Terms, name: str) -> list[Naming]:
    """Return the fields of a unit that name a file."""
    return [one for one in _namings(questions(data, kind, terms), ()) if one.asked.value == name]


def renamed(data: Data, kind: Kind, terms: Terms, old: str, new: str) -> dict[str, Any]:
    """Return the data of a unit with another file wherever it names one; with "" the fields become empty."""
    return _said_at(data, kind, terms, ((one, new) for one in namings(data, kind, terms, old)))


def with_medium(data: Data, kind: Kind, terms: Terms, row: Mapping[str, str]) -> dict[str, Any]:
    """Return the data of a unit with one more file, of which this is said by the keys of the model."""
    more = changed_row(data, "add", MEDIA, kind)
    last = len(media_rows(more)) - 1
    answers = {f"{MEDIA}.{last}.{name}": [said] for name, said in row.items()}
    return answered(more, {f"{COUNT}{MEDIA}": [str(last + 1)], **answers}, kind, terms)


def without_medium(data: Data, kind: Kind, terms: Terms, number: int) -> tuple[dict[str, Any], list[Naming]]:
    """Return the data of a unit without a file, and the fields that named it, which are empty now."""
    name = str(media_rows(data)[number]["file"])
    out = changed_row(data, "drop", f"{MEDIA}.{number}", kind)
    if any(row["file"] == name for row in media_rows(out)):
        return out, []  # it stands twice: the other stays, and so do those that name it
    named = [one for one in namings(out, kind, terms, name) if not one.is_own]
    return _said_at(out, kind, terms, ((one, "") for one in named)), named


def named_again(data: Data, kind: Kind, terms: Terms, before: Data, name: str) -> dict[str, Any]:
    """Return the data of a unit in which what named a file `before`, and names nothing now, names it again."""
    empty = {one.path: one for one in _namings(questions(data, kind, terms), ()) if not one.asked.value}
    was = [one.path for one in namings(before, kind, terms, name) if not one.is_own]
    return _said_at(data, kind, terms, ((empty[path], name) for path in was if path in empty))


def offering(asked: tuple[Question, ...], data: Data) -> tuple[Question, ...]:
    """Return the questions; where one of the unit's files is named, they can be chosen from."""
    rows = [row for row in media_rows(data) if row["file"]]
    choices = {str(row["file"]): _title(row) for row in rows}
    return tuple(_offering(one, choices) for one in asked)


def _offering(one: Question, choices: Mapping[str, str]) -> Question:
    if one.rows and not one.path.startswith(MEDIA):
        rows = tuple(
            replace(row, questions=tuple(_offering(below, choices) for below in row.questions)) for row in one.rows
        )
        return replace(one, rows=rows)
    if one.field.about.pupils != "picture" or one.sort is not Sort.LINE:
        return one
    known = choices if not one.value or one.value in choices else {**choices, one.value: one.value}
    offered = tuple(Choice(name, title, name == one.value) for name, title in known.items())
    return replace(one, sort=Sort.CHOICE, choices=offered)


def _title(row: Mapping[str, Any]) -> str:
    about = " ".join(str(row["description"]).split())
    return f"{about[:24]} · {row['file']}" if about else str(row["file"])


def _namings(asked: Iterable[Question], above: tuple[tuple[Question, int, FormRow], ...]) -> Iterator[Naming]:
    for one in asked:
        own = bool(above) and above[0][0].path == MEDIA and one.field.name in _OF_ROWS
        if own or one.field.about.pupils == "picture":
            yield Naming(one.path, one, above)
        for number, row in enumerate(one.rows):
            yield from _namings(row.questions, (*above, (one, number, row)))


def _said_at(data: Data, kind: Kind, terms: Terms, said: Iterable[tuple[Naming, str]]) -> dict[str, Any]:
    """Return the data with these words in these fields, and everything else as it is."""
    answers: dict[str, list[str]] = {}
    for naming, word in said:
        answers[naming.path] = [word]
        for one, _, _ in naming.above:
            if one.sort is Sort.ROWS:
                answers[f"{COUNT}{one.path}"] = [str(len(one.rows))]
    return answered(data, answers, kind, terms) if answers else dict(data)
