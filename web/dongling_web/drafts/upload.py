"""A file that was downloaded of a draft becomes a draft again: all of it, or nothing, with what is wrong and where."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from flask import request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from dongling.catalog import Catalog
from dongling.content import SequenceText, read_sequence
from dongling.model import SequenceFields
from dongling.problems import DonglingError, FieldPath, Problem, Said, in_order
from dongling.sequences import MOST_STEPS, Draft, given

LARGEST = 256 * 1024
"""Bytes of a file, as of every content file."""
_FORM = 16 * 1024
"""Bytes that the form around it may take."""
SHOWN = 20
"""So many problems are shown; who mends these sees the others."""
_NAME = "文件"


class Upload(NamedTuple):
    """What a file holds: a draft, or what is wrong with it; and what of a sound one a draft does not keep."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    left_out: str = ""


def uploaded(catalog: Catalog) -> Upload:
    """Return what the file of this request holds."""
    request.max_content_length = LARGEST + _FORM
    try:
        file = request.files.get("file")
    except RequestEntityTooLarge:
        return _wrong("upload-size", Said(f"文件超过{LARGEST // 1024} KB", "the file is too large"), _SHORTER)
    raw = _read(file)
    if not raw:
        return _wrong("upload-empty", Said("没有选文件，或者文件是空的", "there is no file, or an empty one"), _CHOOSE)
    text = read_sequence(raw, _NAME, catalog.terms)
    if text.fields is None:
        return Upload(None, tuple(in_order(text.problems)))
    try:
        return Upload(given(text.fields), left_out="、".join(_left_out(text.fields)))
    except DonglingError as error:
        return Upload(None, (_too_long(text, text.fields, error),))


_SHORTER = Said("分成两个序列，或者把说明写短些", "make two sequences of it, or shorten the notes")
_CHOOSE = Said("选从这里下载过的 .yaml 文件", "choose a .yaml file that was downloaded here")


def _read(file: FileStorage | None) -> bytes:
    return file.stream.read(LARGEST + 1) if file else b""


def _wrong(code: str, message: Said, hint: Said) -> Upload:
    return Upload(None, (Problem("error", code, message, _NAME, hint=hint),))


def _left_out(fields: SequenceFields) -> Iterator[str]:
    if fields.checklist:
        yield f"清单的{len(fields.checklist)}项"


def _too_long(text: SequenceText, fields: SequenceFields, error: DonglingError) -> Problem:
    """Return the problem of a draft that is longer than a draft may be, where it stands in the file."""
    line, column = text.position(_longest(fields))
    return Problem("error", "upload-long", error.message, _NAME, line, column, _SHORTER)


def _longest(fields: SequenceFields) -> FieldPath:
    """Return the field that a draft refuses, in the order in which it looks at them."""
    if len(fields.steps) > MOST_STEPS:
        return ("steps",)
    tried: list[tuple[FieldPath, Callable[[], Draft]]] = [
        (("name",), lambda: Draft(fields.name)),
        (("description",), lambda: Draft(description=fields.description)),
        *((("steps", place), partial(Draft, steps=(step,))) for place, step in enumerate(fields.steps)),
    ]
    return next((path for path, draft in tried if _is_too_long(draft)), ())


def _is_too_long(draft: Callable[[], Draft]) -> bool:
    try:
        draft()
    except DonglingError:
        return True
    return False
