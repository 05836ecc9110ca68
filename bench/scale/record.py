"""What was measured, kept as it comes: a run that was broken off goes on where it was."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.corpus import ROOT


@dataclass(frozen=True)
class Value:
    """A figure that was measured, with what should be read beside it."""

    number: float
    note: str = ""


_MEASURED = ("core", "search", "web")
Values = dict[str, Value]
"""Figures by their keys."""


def commit() -> str:
    """Return the commit that last changed what is measured; `-dirty` behind it where files differ from it."""
    last, differ = (
        _git(*command, "--", *_MEASURED) for command in (("log", "-1", "--format=%h"), ("status", "--short"))
    )
    return f"{last or 'unknown'}{'-dirty' if differ else ''}"


def _git(*command: str) -> str:
    git = ["git", "-C", str(ROOT), *command]
    run = subprocess.run(git, capture_output=True, text=True, check=False)
    return run.stdout.strip()


@dataclass
class Record:
    """The rows of one size, in a file; those of another commit or machine count as not measured."""

    path: Path
    commit: str
    machine: str
    rows: dict[str, Values] = field(default_factory=dict)

    @classmethod
    def opened(cls, path: Path, commit: str, machine: str) -> "Record":
        """Return what the file holds, or an empty record."""
        try:
            data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return cls(path, commit, machine)
        if (data.get("commit"), data.get("machine")) != (commit, machine):
            return cls(path, commit, machine)
        rows = {row: {key: Value(*one) for key, one in values.items()} for row, values in data["rows"].items()}
        return cls(path, commit, machine, rows)

    def put(self, row: str, values: Values) -> None:
        """Keep what a row gave, at once."""
        self.rows[row] = values
        written = {name: {key: (one.number, one.note) for key, one in held.items()} for name, held in self.rows.items()}
        data = {"commit": self.commit, "machine": self.machine, "rows": written}
        aside = self.path.with_suffix(".tmp")
        aside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        aside.replace(self.path)

    def value(self, key: str) -> Value | None:
        """Return a figure, if it was measured."""
        return next((values[key] for values in self.rows.values() if key in values), None)
