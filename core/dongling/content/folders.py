"""What lies in a content folder, by its place: units, terms, sequences, facts.

Only plain files are read: no symlinks, no pipes, nothing hidden; nothing found is ever run.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dongling.problems import Problem, Said

SEEDS = ("facts.yaml", "sources.yaml", "places.yaml")
_NAMED = {"terms": "terms", "sequences": "sequences", "collections": "collections"}


@dataclass
class Folder:
    """A content folder and its files, sorted by place; `shown` is how messages name it."""

    path: Path
    shown: str
    school: list[Path] = field(default_factory=list)
    units: list[Path] = field(default_factory=list)
    terms: list[Path] = field(default_factory=list)
    sequences: list[Path] = field(default_factory=list)
    collections: list[Path] = field(default_factory=list)
    seeds: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: Path) -> str:
        """Return how messages name a file of the folder."""
        return shown(path)


def shown(path: Path) -> str:
    """Return `path` as a person at this prompt would write it: relative below here, else absolute."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def read_folder(path: Path) -> Folder:
    """Return what lies in a content folder, and in `seeds/` beside it."""
    folder = Folder(path, shown(path))
    for file in sorted(_files(path, folder.problems)):
        relative = file.relative_to(path)
        _place(folder, relative).append(file)
    beside = path.resolve().parent / "seeds"
    if beside.is_dir() and path.resolve() != beside:
        folder.seeds += [beside / name for name in SEEDS if (beside / name).is_file()]
    return folder


def _place(folder: Folder, relative: Path) -> list[Path]:
    if len(relative.parts) == 1:
        if relative.name == "school.yaml":
            return folder.school
        return folder.seeds if relative.name in SEEDS else folder.units
    named = _NAMED.get(relative.parts[0])
    return getattr(folder, named) if named else folder.units


def _files(path: Path, problems: list[Problem]) -> Iterator[Path]:
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), problems)
            elif entry.is_file(follow_symlinks=False):
                if entry.name.endswith(".yaml"):
                    yield Path(entry.path)
                elif problem := _worth_a_word(Path(entry.path)):
                    problems.append(problem)


def _worth_a_word(path: Path) -> Problem | None:
    if path.suffix == ".yml":
        message = Said("后缀是 .yml，没有读", "the suffix is .yml: not read")
        return Problem("warning", "yml", message, shown(path), hint=Said("改名为 .yaml", "rename it to .yaml"))
    if path.name == "dongling_plugin.py":
        message = Said("内容文件夹里的程序没有运行", "a program beside content is not run")
        hint = Said(f"信任它就用 --plugin {path.name} 指明", f"if you trust it, name it: --plugin {path.name}")
        return Problem("warning", "plugin-file", message, shown(path), hint=hint)
    return None
