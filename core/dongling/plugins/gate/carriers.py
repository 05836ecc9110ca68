"""What plugins bring that does something, behind the gate: what it is called is read once, what it does is contained.

Exporters, importers, and kinds, whose details may have rules of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from dongling.catalog import Catalog
from dongling.exporters import Dated, Exporter, SaysWhatItLeaves, Speaks, When
from dongling.importers import Importer
from dongling.languages import Tongue
from dongling.model import Kind, Sequence, Unit
from dongling.plugins.answers import Answer, each
from dongling.plugins.gate.door import Door
from dongling.problems import DonglingError, Said

CARRY = 30.0
"""Seconds that an exporter or importer may take for one file."""
ASKED = 0.7
"""Seconds that an exporter may take to say what it leaves out: a page waits for that."""
READ = 1.0
"""Seconds that a kind may take to make details of what a file says, or to write them down."""
T = TypeVar("T")
_SAID = Answer("Said", each(Said, "Said"), most=100)


class MakesDoors(Protocol):
    """How a carrier's method becomes a door: its name, itself, what to make of an answer, its budget in seconds."""

    def __call__(self, doing: str, method: Callable[..., Any], take: Callable[[Any], Any], seconds: float) -> Door:
        """Return the door."""
        ...


class GatedExporter:
    """An exporter whose every call goes through the gate. Only a DonglingError of its own reaches who calls it."""

    def __init__(self, made: Exporter, door: MakesDoors) -> None:
        self.name, self.media_type, self.suffix = str(made.name), str(made.media_type), str(made.suffix)
        self.title, self.icon = _text(made, "title"), _text(made, "icon")
        self._made, self._door = made, door
        self._export = door(f"export {self.name}", made.export, _bytes, CARRY)
        if isinstance(made, SaysWhatItLeaves):
            self._left = door(f"left_out {self.name}", made.left_out, _SAID.taken, ASKED)
        if isinstance(made, Dated):
            self._on = door(f"on {self.name}", made.on, lambda answer: answer, ASKED)
        if isinstance(made, Speaks):
            self._in = door(f"in_language {self.name}", made.in_language, lambda answer: answer, ASKED)

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the file. Raises DonglingError as the exporter does, PluginFailed when it fails."""
        data: bytes = self._export.call(item, catalog)
        return data


class _Saying(GatedExporter):
    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterable[Said]:
        """Return a sentence for each thing that is left out."""
        words: list[Said] = self._left.call(item, catalog)
        return words


class _OnADay(GatedExporter):
    def on(self, when: When) -> Exporter:
        """Return the exporter for that day."""
        return gated_exporter(self._on.call(when), self._door)


class _Speaking(GatedExporter):
    def in_language(self, tongue: Tongue) -> Exporter:
        """Return the exporter in that language."""
        return gated_exporter(self._in.call(tongue), self._door)


_ABLE: Mapping[type, type[GatedExporter]] = {SaysWhatItLeaves: _Saying, Dated: _OnADay, Speaks: _Speaking}


@cache
def _behind(able: tuple[type[GatedExporter], ...]) -> type[GatedExporter]:
    """Return what stands before an exporter that can do these things."""
    return type("GatedExporter", (*able, GatedExporter), {})


def gated_exporter(made: Any, door: MakesDoors) -> Exporter:
    """Return an exporter behind the gate, able to do what it can."""
    return _behind(tuple(gated for able, gated in _ABLE.items() if isinstance(made, able)))(made, door)


class GatedImporter:
    """An importer whose every call goes through the gate."""

    def __init__(self, made: Importer, door: MakesDoors) -> None:
        self.name, self.suffix, self.title = str(made.name), str(made.suffix), _text(made, "title")
        self._read = door(f"import {self.name}", made.read, _yaml, CARRY)

    def read(self, data: bytes) -> str:
        """Return the unit as YAML. Raises DonglingError as the importer does, PluginFailed when it fails."""
        text: str = self._read.call(data)
        return text


@dataclass(frozen=True)
class GatedKind(Kind):
    """A kind whose details are made behind the gate. ValidationError is an answer; PluginFailed tells of all else."""

    door: Door | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, made: Kind, door: MakesDoors) -> "GatedKind":
        """Return a kind behind the gate."""
        own = {one.name: getattr(made, one.name) for one in fields(Kind)}
        return cls(**own, door=door(f"kind {made.identifier}", _done, lambda answer: answer, READ))

    def run(self, do: Callable[..., T], *given: object) -> T:
        """Return what `do` makes of details. Raises PluginFailed."""
        door = self.door
        assert door is not None
        made: T = (door.call_here if door.ready else door.call)(do, given)
        return made


def _done(do: Callable[..., T], given: tuple[object, ...]) -> T:
    return do(*given)


LETS = (DonglingError,)
"""What a carrier may raise as its answer;"""
KIND_LETS = (ValidationError,)
"""and a kind."""


def _bytes(answer: Any) -> bytes:
    if not isinstance(answer, bytes):
        raise TypeError(f"it returned a {type(answer).__name__} and should return bytes")
    return answer


def _yaml(answer: Any) -> str:
    if not isinstance(answer, str):
        raise TypeError(f"it returned a {type(answer).__name__} and should return YAML as text")
    return answer


def _text(made: object, name: str) -> str:
    word = getattr(made, name, "")
    return word if isinstance(word, str) else ""
