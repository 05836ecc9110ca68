"""The bytes of a content file -> what it could be instead, and whether that may be put in its place.

This is what `dongling fix` and a button of a page both ask; nothing here opens or writes a file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dongling.content.files import read_owned, read_school, read_table, read_terms, read_unit
from dongling.content.mending.encodings import marked, text_in
from dongling.content.mending.mender import mended
from dongling.content.mending.slips import Mended, Slip
from dongling.content.merge import FileResult
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import YamlProblem, decode, parse, position_of
from dongling.model import (
    Collection,
    CollectionFields,
    Fact,
    FactSource,
    Keys,
    School,
    Sequence,
    SequenceFields,
    TermsFile,
    fact_tables,
)
from dongling.model import Place as PlaceOnMap
from dongling.problems import Problem

_UTF_8_MARK = b"\xef\xbb\xbf"
_TABLES: Mapping[str, type[Any]] = {"facts.yaml": Fact, "sources.yaml": FactSource, "places.yaml": PlaceOnMap}
_MODELS: Mapping[str, type[BaseModel]] = {
    "school": School,
    "terms": TermsFile,
    "sequences": SequenceFields,
    "collections": CollectionFields,
}


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes that stand for a file: nothing is opened."""

    path: Path
    data: bytes

    def read(self, most: int) -> bytes:
        """Return the first `most` bytes."""
        return self.data[:most]


@dataclass(frozen=True)
class Repair:
    """What a file could be instead.

    `encoding` is what it is in now. `left` is what would still be wrong with it. `is_sound`: it may be written, since
    it can be read, nothing more is wrong with it than before, and what could be read before means the same.
    """

    raw: bytes
    mending: Mended
    encoding: str
    left: tuple[Problem, ...]
    is_sound: bool

    @property
    def data(self) -> bytes:
        """The bytes that it would have: UTF-8."""
        mark = _UTF_8_MARK if self.raw.startswith(_UTF_8_MARK) else b""
        return mark + self.mending.text.encode()

    @property
    def slips(self) -> tuple[Slip, ...]:
        """Every slip."""
        return self.mending.slips

    def diff(self, name: str) -> str:
        """Return the change as a unified diff of a file of this name; lines are compared without their ends."""
        if not self.changes:
            return ""
        before, after = (text.splitlines() for text in (self.mending.before, self.mending.text))
        return "\n".join(unified_diff(before, after, name, name, lineterm="", n=1))

    @property
    def changes(self) -> bool:
        """Whether it would be another file."""
        return self.data != self.raw


def repair(raw: bytes, path: Path, place: str, words: KnownWords, encoding: str = "") -> Repair:
    """Return what a file of a content folder could be instead; `place` is what it is there (folders.Folder.place).

    `encoding` is what bytes that are no UTF-8 are in, where that was said. Raises YamlProblem for those that can't be
    read at all.
    """
    known = encoding if encoding and (b"\0" in raw or text_in(raw, "utf-8") is None) else ""
    text = text_in(raw, known) if known else decode(raw)
    if text is None:
        text, known = decode(raw), ""  # it says what is wrong
    mending = mended(text, _keys(path, place, text, words), words.terms)
    read = partial(_problems, path, place, words)
    before, left = read(text), read(mending.text)
    sound = _is_read(mending.text) and len(left) <= len(before) and not _otherwise(mending)
    return Repair(raw, mending, known or marked(raw) or "utf-8", left, sound)


def _problems(path: Path, place: str, words: KnownWords, text: str) -> tuple[Problem, ...]:
    """Return the errors of a text, its slips among them."""
    result: FileResult[Any] = _reader(path, place)(Given(path, text.encode()), words)
    return result.errors


def _reader(path: Path, place: str) -> Callable[[Given, KnownWords], Any]:
    if path.name in _TABLES and place in ("facts", "seeds"):
        return lambda file, words: read_table(file, _TABLES[path.name], words)
    readers: Mapping[str, Callable[[Given, KnownWords], Any]] = {
        "school": read_school,
        "terms": lambda file, _: read_terms(file),
        "sequences": lambda file, words: read_owned(file, "", words, Sequence),
        "collections": lambda file, words: read_owned(file, "", words, Collection),
    }
    return readers.get(place, lambda file, words: read_unit(file, "", words))


def _keys(path: Path, place: str, text: str, words: KnownWords) -> Keys:
    if path.name in _TABLES and place in ("facts", "seeds"):
        return Keys(fact_tables[path.name])
    return Keys(_MODELS[place]) if place in _MODELS else words.keys_of(text)


def _is_read(text: str) -> bool:
    try:
        parse(text)
    except YamlProblem:
        return False
    return True


def _otherwise(mending: Mended) -> bool:
    """Whether anything that could be read before, in a line that is not changed, means something else."""
    try:
        before = parse(mending.before)
    except YamlProblem:
        return False
    after = dict(_leaves(parse(mending.text).root, ()))
    lines = {slip.position.line for slip in mending.slips if slip.is_mended}
    return any(
        value != after.get(path, (None, ""))[1] and not lines.intersection(held)
        for path, (held, value) in _leaves(before.root, ())
    )


def _leaves(node: Node, path: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], tuple[range, str]]]:
    """Yield the words of a file by their path, with the lines that they stand in."""
    if isinstance(node, ScalarNode):
        last = node.end_mark.line + 1 if node.end_mark else 0
        yield path, (range(position_of(node).line, last + 1), node.value)
    elif isinstance(node, SequenceNode):
        for i, item in enumerate(node.value):
            yield from _leaves(item, (*path, i))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _leaves(value, (*path, key.value))
