"""The source of a value: the file it was read from, and problems that point at a place in it."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import InstanceOf

from dongling.model.fields import Keys, Model
from dongling.problems import NOTHING, FieldPath, Position, Problem, Said, Severity, said


@dataclass(frozen=True, slots=True)
class Source:
    """What a value was read from. `path` is its file, `shown` is how messages name it.

    It opens nothing: all of it is said of its beginning, until a source that can look (content/origin) says where.
    """

    path: Path
    shown: str
    keys: Keys = field(repr=False, compare=False)

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return where `field_path` stands, or the nearest place above it."""
        return Position()

    def near(self, start: Position, words: str) -> Position:
        """Return where `words` stand at or after `start`: a long text is one value and many lines."""
        return start

    def written(self) -> bytes:
        """Return the file as its author wrote it; nothing where there is none."""
        return b""

    def problem(
        self, at: FieldPath | str, message: Said | str, hint: Said | str, severity: Severity, code: str, near: str
    ) -> Problem:
        """Return a Problem that points at a field's name or the path to a value, and in it to the words `near`."""
        path = (at,) if isinstance(at, str) else tuple(at)
        line, column = self.position(path)
        return Problem(severity, code, said(message), self.shown, line, column, said(hint), near, field_path=path)

    def located(self, problem: Problem) -> Problem:
        """Return a problem with the place of the words that it is about."""
        if not problem.near or problem.path != self.shown:
            return problem
        line, column = self.near(Position(problem.line, problem.column), problem.near)
        return replace(problem, line=line, column=column, near="")


class Located(Model):
    """What was read from a file, and can say where in it something is wrong."""

    source: InstanceOf[Source]

    def problem(
        self,
        field_path: FieldPath | str,
        message: Said | str,
        hint: Said | str = NOTHING,
        *,
        severity: Severity = "error",
        code: str = "check",
        near: str = "",
    ) -> Problem:
        """Return a Problem that points at `field_path` ("minutes" or ("stops", 0, "task")) in the unit's file."""
        return self.source.problem(field_path, message, hint, severity, code, near)
