"""The check of placeholders: what a template wrote for its author to replace is no text for readers."""

from collections.abc import Iterator

from dongling.model import Keys
from dongling.problems import FieldPath

_LEFT = frozenset({"待填", "待填写"})
"""What people write where something is still to be filled in, and nothing else."""
_MARKS = "。.！!…"


def placeholders(data: object, keys: Keys) -> Iterator[tuple[FieldPath, str]]:
    """Yield where the data of a file, by English keys, still holds what a template asks for, and those words."""
    return _within(data, (), frozenset(map(_plain, keys.prompts)) | _LEFT)


def _within(data: object, at: FieldPath, asked: frozenset[str]) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _within(value, (*at, name), asked)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _within(value, (*at, number), asked)
    elif isinstance(data, str) and _plain(data) in asked:
        yield at, data.strip()


def _plain(text: str) -> str:
    return text.strip().rstrip(_MARKS)
