"""Many files, one table: what each file gave, and what happens when two claim one identifier."""

from collections.abc import Callable, Iterable
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
    """What a file gave: values, and what is wrong with it."""

    found: tuple[Entry[V], ...]
    problems: tuple[Problem, ...] = ()


def _identifier(value: Any) -> str:
    return str(value.identifier)


def merged(
    reads: Iterable[FileResult[V]], problems: list[Problem], key: Callable[[V], str] = _identifier
) -> dict[str, V]:
    """Return the values by identifier; the first keeps it, and a Problem at the second names both."""
    table: dict[str, Entry[V]] = {}
    for read in reads:
        problems.extend(read.problems)
        for found in read.found:
            first = table.setdefault(key(found.value), found)
            if first is not found:
                problems.append(_twice(first, found, _identifier(found.value)))
    return {name: found.value for name, found in table.items()}


def _twice(first: Entry[V], second: Entry[V], identifier: str) -> Problem:
    message = Said(
        f"编号“{identifier}”已被 {first.place} 用了，那一份照常，这一份没有装载",
        f"identifier “{identifier}” is taken by {first.place}; that one stays, this one is left out",
    )
    hint = Said("换一个编号，或删掉一份", "choose another, or delete one of the two")
    if second.source is None:
        return Problem("error", "duplicate-identifier", message, second.place, hint=hint)
    line, column = second.source.position((*second.at, "identifier"))
    return Problem("error", "duplicate-identifier", message, second.source.shown, line, column, hint)
