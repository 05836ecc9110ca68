"""What is wrong in the content, in the catalogue's file beside what it is about, so that nothing is checked twice.

There may be very many: they are counted by the file, and read when somebody wants to see them. Paths are kept whole and
shown as a person at this prompt would write them, which another one may be the next time.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, overload

from pydantic_core import from_json, to_json

from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, seal_of
from dongling.content.folders import shown_file
from dongling.problems import Guess, Problem, Said, in_order

_OTHER = "\x00"
"""Stands for the other file of two that a message names."""
MOST_NEWS = 2000
"""So many problems that came or went are remembered until somebody asks for them."""
_Row = tuple[Any, ...]


class StoredProblems(Sequence[Problem]):
    """All problems of a catalogue's file, in order, read when one is asked for."""

    def __init__(self, database: CatalogueFile, known: Mapping[str, Collection[str]]) -> None:
        """`known` are the words among which a problem of a code guesses what was meant."""
        self._database, self._known = database, known

    @property
    def counts(self) -> tuple[int, int]:
        """How many errors and how many warnings there are."""
        errors, warnings = self._database.all("select total(errors), total(warnings) from problem")[0]
        return int(errors), int(warnings)

    def __len__(self) -> int:
        return len(self._read())

    def __bool__(self) -> bool:
        return bool(self._database.all("select 1 from problem limit 1"))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._read())

    @overload
    def __getitem__(self, index: int) -> Problem: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Problem]: ...
    def __getitem__(self, index: int | slice) -> Problem | Sequence[Problem]:
        return self._read()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read() == list(other)

    __hash__ = None  # type: ignore[assignment]  # two lists may be equal, and change

    def _read(self) -> list[Problem]:
        rows = self._database.stream("select sort, owner, said, seal from problem order by number")
        return in_order(map(self.guessing, map(_decoded, rows)))

    def guessing(self, problem: Problem) -> Problem:
        """Return a problem with what its guess is looked for in."""
        if isinstance(problem.hint, Guess):
            return replace(problem, hint=replace(problem.hint, known=self._known.get(problem.code, ())))
        return problem


class ProblemNotes:
    """The problems of a catalogue's file: each has an owner and a `sort` of what was looked at there.

    `edition` grows with each change.
    """

    def __init__(self, database: CatalogueFile) -> None:
        self._database = database
        self._come: list[_Row] = []
        self._gone: list[_Row] = []
        self.edition = 0

    def replace(self, sort: str, owner: str, problems: Iterable[Problem], path: str = "", other: str = "") -> None:
        """Put problems in place of those of a sort that an owner had; `path` is its file, `other` one it names."""
        self._forget("delete from problem where sort = ? and owner = ?", (sort, owner))
        for problem in problems:
            self.add(sort, owner, problem, path, other)

    def replace_all(self, sort: str, said: Mapping[str, tuple[Sequence[Problem], str]]) -> None:
        """Put problems in place of those of a sort that many owners had; beside those of each is its file."""
        owners = to_json(list(said)).decode()
        self._forget("delete from problem where sort = ? and owner in (select value from json_each(?))", (sort, owners))
        for owner, (problems, path) in said.items():
            for problem in problems:
                self.add(sort, owner, problem, path)

    def _forget(self, statement: str, values: tuple[str, str]) -> None:
        if gone := self._database.all(f"{statement} returning sort, owner, said, seal", values):
            self.edition += 1
            self._gone += gone[: MOST_NEWS - len(self._gone)]

    def add(self, sort: str, owner: str, problem: Problem, path: str = "", other: str = "") -> None:
        """Add a problem to those of an owner."""
        said = _encoded(problem, path, other)
        row = (sort, owner, said, seal_of(sort, owner, said))
        self._database.run(
            "insert into problem (sort, owner, said, seal, errors, warnings) values (?, ?, ?, ?, ?, ?)",
            (*row, *problem.counts),
        )
        self.edition += 1
        if len(self._come) < MOST_NEWS:
            self._come.append(row)

    def news(self) -> tuple[list[Problem], list[Problem]]:
        """Return the problems that came and those that went since the last time, in order; of very many the first."""
        come, gone = in_order(map(_decoded, self._come)), in_order(map(_decoded, self._gone))
        self._come, self._gone = [], []
        return [one for one in come if one not in gone], [one for one in gone if one not in come]

    def owners(self, sort: str) -> set[str]:
        """Return who has problems of a sort."""
        return {owner for (owner,) in self._database.all("select distinct owner from problem where sort = ?", (sort,))}

    def of(self, sort: str, owner: str) -> tuple[Problem, ...]:
        """Return the problems of a sort that an owner has."""
        rows = self._database.all(
            "select sort, owner, said, seal from problem where owner = ? and sort = ? order by number", (owner, sort)
        )
        return tuple(map(_decoded, rows))


def _encoded(problem: Problem, path: str, other: str) -> bytes:
    message, hint = problem.message, problem.hint
    words = [message.zh, message.en]
    if other:
        words = [word.replace(shown_file(other), _OTHER) for word in words]
    own = path if path and problem.path == shown_file(path) else ""
    place = [own, "" if own else problem.path, other, problem.line, problem.column]
    more = [problem.near, problem.unshown]
    return to_json([problem.severity, problem.code, words, place, _hint(hint), more])


def _hint(hint: Said | Guess) -> list[str]:
    words, guessed = (hint.otherwise, [hint.word]) if isinstance(hint, Guess) else (hint, [])
    return [words.zh, words.en, *guessed]


def _decoded(row: _Row) -> Problem:
    sort, owner, said, seal = row
    if seal != seal_of(sort, owner, said):
        raise CatalogueDamaged(f"problem of {owner}")
    severity, code, words, (own, path, other, line, column), hint, (near, unshown) = from_json(said)
    if other:
        words = [word.replace(_OTHER, shown_file(other)) for word in words]
    place = (shown_file(own) if own else path, line, column)
    fix = Guess(hint[2], (), Said(*hint[:2])) if len(hint) > 2 else Said(*hint)
    return Problem(severity, code, Said(*words), *place, fix, near, (unshown[0], unshown[1]))
