"""Fixtures for authors of schools and plugins; pytest finds them through the entry point `pytest11`.

`write_content` writes a content folder, `open_library` opens one with a state folder of its own, `run_dongling`
runs the program; `client`, a browser, comes with the part that draws pages. Imports are lazy: an entry point is
imported before coverage starts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dongling import Library, Plugins

WriteContent = Callable[[Mapping[str, str]], Path]
OpenLibrary = Callable[..., "Library"]


@dataclass(frozen=True)
class Outcome:
    """What a run of the program gave: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


RunDongling = Callable[..., Outcome]


def unit_text(identifier: str = "a-lesson", **changes: object) -> str:
    """Return the YAML of a sound lesson of 45 minutes, with `changes` to its English keys; None removes one."""
    import yaml

    phase = {"name": "读", "minutes": "45", "teacher": "发材料", "pupils": "读材料"}
    fields: dict[str, Any] = {
        "identifier": identifier,
        "kind": "lesson",
        "name": "一节课",
        "description": "读一份材料。",
        "band": "j",
        "minutes": "45",
        "review_status": "sample",
        "process": [phase],
        **changes,
    }
    written = {key: value for key, value in fields.items() if value is not None}
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)


@pytest.fixture
def write_content(tmp_path: Path) -> WriteContent:
    """Return a function that writes files by name into a content folder and returns the folder."""

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "content"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def open_library(tmp_path: Path) -> Iterator[OpenLibrary]:
    """Return a function that opens a Library on folders, without other installed plugins; closed at the end."""
    from dongling import Library, Settings

    opened: list[Library] = []

    def open_(*folders: Path, search: bool = False, plugins: "Plugins | None" = None, **settings: Any) -> Library:
        chosen = Settings(**{"state": tmp_path / "state", "safe_mode": True, **settings})
        opened.append(Library.open(folders, chosen, plugins=plugins, search=search))
        return opened[-1]

    yield open_
    for library in opened:
        library.close()


@pytest.fixture
def run_dongling(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> RunDongling:
    """Return a function that runs the program in this process, without other installed plugins."""

    def run(*arguments: str | Path, safe: bool = True) -> Outcome:
        from dongling.cli.program import main

        first = ["--state", str(tmp_path / "state"), *(["--safe-mode"] if safe else [])]
        capfd.readouterr()
        status = main([*first, *map(str, arguments)])
        out, err = capfd.readouterr()
        return Outcome(status, out, err)

    return run
