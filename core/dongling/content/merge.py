"""Many files, one table: what each file gave, and what happens when two claim one identifier."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dongling.model import Source
from dongling.problems import FieldPath, Problem, Said

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Entry(Generic[V]):
    """A value and where it was read: None for what a plugin registered; `at` for an item of a list."""

    value: V
    source: Source | None
    at: FieldPath = ()

    @property
    def place(self) -> str:
        """Return `PATH:LINE` for messages."""
        if self.source is None:
            return "plugin"
        return f"{self.source.shown}:{self.source.position((*self.at, 'identifier')).line}"


@dataclass(frozen=True, slots=True)
class FileResult(Generic[V]):
    """What a file gave: values, what is wrong with it, and what it gave before an error that stands in it now."""

    found: tuple[Entry[V], ...]
    problems: tuple[Problem, ...] = ()
    held: tuple[Entry[V], ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return what keeps values from being found."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def identifier_of(value: Any) -> str:
    """Return what no other value of its sort may be called; terms of two vocabularies may share a name."""
    scheme = getattr(value, "scheme", "")
    return f"{scheme}/{value.identifier}" if scheme else str(value.identifier)


def merged(reads: Iterable[FileResult[V]], problems: list[Problem]) -> dict[str, V]:
    """Return the values by identifier; the first keeps it, and a Problem at the second names both.

    What is held of a broken file has its place among them, unless a sound file has its identifier now.
    """
    table: dict[str, Entry[V]] = {}
    reads = list(reads)
    sound = {identifier_of(entry.value) for read in reads for entry in read.found}
    for read in reads:
        for held in read.held:
            if identifier_of(held.value) not in sound:
                table.setdefault(identifier_of(held.value), held)
        problems.extend(read.problems)
        for entry in read.found:
            first = table.setdefault(identifier_of(entry.value), entry)
            if first is not entry:
                problems.append(duplicate(first, entry, identifier_of(entry.value).rpartition("/")[2]))
    return {name: entry.value for name, entry in table.items()}


def duplicate(first: Entry[V], second: Entry[V], identifier: str) -> Problem:
    """Return the problem of a value whose identifier another one has; it stands at the second."""
    message = Said(
        f"编号“{identifier}”已被 {first.place} 用了，那一份照常，这一份没有装载",
        f"identifier “{identifier}” is taken by {first.place}; that one stays, this one is left out",
    )
    hint = Said("换一个编号，或删掉一份", "choose another, or delete one of the two")
    if second.source is None:
        return Problem("error", "duplicate-identifier", message, second.place, hint=hint)
    line, column = second.source.position((*second.at, "identifier"))
    return Problem("error", "duplicate-identifier", message, second.source.shown, line, column, hint)
