"""A file read with care: when something is wrong with it, every slip of writing is said, and what stands behind them.

A parser stops at the first slip. So the text is mended, in memory alone, and read once more: what the mended text still
has wrong is said beside the slips, each at its place in the file as it is.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from dongling.content.decoder import Decoder, Vocabulary
from dongling.content.folders import shown_file
from dongling.content.mending.encodings import marked
from dongling.content.mending.mender import mended
from dongling.content.mending.slips import Mended
from dongling.content.merge import FileResult
from dongling.content.yamlfile import MAX_BYTES, YamlProblem, decode
from dongling.model import Keys
from dongling.problems import Position, Problem, Said, Severity

V = TypeVar("V")
_MAY_BE_SLIPS = re.compile(r" #[^\s#]|\[[^\[\]\n]*，")
"""What may be a slip in a file that is read without any error: words that are cut off, several words that are one."""
Read = Callable[[Decoder], FileResult[V]]
FindKeys = Callable[[str], Keys | None]


class Readable(Protocol):
    """A file, on the disk or kept."""

    @property
    def path(self) -> Path:
        """Its path."""
        ...

    def read(self, most: int) -> bytes:
        """Return the first `most` bytes. Raises OSError."""
        ...


def read_file(file: Readable, terms: Vocabulary, keys: FindKeys, read: Read[V]) -> FileResult[V]:
    """Return what `read` makes of a file, with all that is wrong with it; `keys` says which keys a text may have."""
    shown = shown_file(str(file.path))
    try:
        raw = file.read(MAX_BYTES + 1)
        text = decode(raw)
    except YamlProblem as error:
        return FileResult((), (error.problem(shown),))
    except OSError as error:
        said = Said(f"读不了这个文件：{error.strerror}", f"can't read the file: {error.strerror}")
        hint = Said("检查文件的权限", "check its permissions")
        return FileResult((), (Problem("error", "unreadable", said, shown, 1, 1, hint),))

    def of(written: str) -> FileResult[V]:
        try:
            reading = Decoder(raw, file.path, shown, terms, written)
        except YamlProblem as error:
            return FileResult((), (error.problem(shown),))
        return read(reading)

    result = of(text)
    if encoding := marked(raw):
        result = replace(result, problems=(_encoding(encoding, shown), *result.problems))
    if not result.errors and not _MAY_BE_SLIPS.search(text):
        return result
    return with_slips(result, mended(text, keys(text), terms), of, shown)


def with_slips(
    result: FileResult[V], mending: Mended, read: Callable[[str], FileResult[V]], shown: str
) -> FileResult[V]:
    """Return what was result with every slip among its problems; those of the mended text take the place of others."""
    slips = [slip for slip in mending.slips if slip.code != "line-ends"]
    problems = result.problems
    severity: Severity = "warning"
    if result.errors and any(slip.is_mended for slip in slips):
        severity = "error"
        problems = tuple(_moved(problem, mending) for problem in read(mending.text).problems)
    said = (slip.problem(shown, severity if slip.is_mended else "warning") for slip in slips)
    return replace(result, problems=(*said, *problems))


def _encoding(encoding: str, shown: str) -> Problem:
    message = Said(f"这个文件是 {encoding.upper()} 编码", f"the file is in {encoding.upper()}")
    hint = Said(
        "可以照用；dongling fix 这个文件 --apply 转成 UTF-8", "it is read; dongling fix FILE --apply makes it UTF-8"
    )
    return Problem("warning", "yaml-encoding", message, shown, 1, 1, hint)


def _moved(problem: Problem, mending: Mended) -> Problem:
    place = mending.place_before(Position(problem.line, problem.column))
    return replace(problem, line=place.line, column=place.column)
