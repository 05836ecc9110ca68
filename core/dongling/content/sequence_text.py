"""A sequence from text that is no file here, such as one that a teacher sends: read as guarded as a content file."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dongling.content.decoder import Decoder, Vocabulary
from dongling.content.yamlfile import YamlProblem, decode, parse
from dongling.model import Keys, SequenceFields
from dongling.problems import FieldPath, Position, Problem

_KEYS = Keys(SequenceFields)


class SequenceText(NamedTuple):
    """What was read: the fields, None with any error; what is wrong with it; and where each field stands."""

    fields: SequenceFields | None
    problems: tuple[Problem, ...]
    position: Callable[[FieldPath], Position]


def read_sequence(raw: bytes, shown: str, terms: Vocabulary) -> SequenceText:
    """Read the bytes of a sequence; `shown` is how its problems name it."""
    try:
        document = parse(decode(raw))
    except YamlProblem as error:
        position = error.position
        return SequenceText(None, (error.problem(shown),), lambda _: position)
    reading = Decoder(document, Path(shown), shown, terms)
    fields = reading.value(SequenceFields, reading.data(_KEYS), _KEYS)
    found = None if reading.broken else fields
    return SequenceText(found, tuple(reading.problems), lambda path: document.position(path, _KEYS))
