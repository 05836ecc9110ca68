"""What lies in a content folder, by its place: units, terms, sequences, facts.

Only plain files are read: no symlinks, no pipes, nothing hidden; nothing found is ever run. A folder inside that can't
be read is said and hides no other; each is opened from the one above it, so that none can be put elsewhere meanwhile.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dongling.content.content_file import ContentFile, Stamp, behind_a_link, enter, stamp_of
from dongling.problems import Problem, Said

SEEDS = ("facts.yaml", "sources.yaml", "places.yaml")
MAX_DEPTH = 16
"""So many folders may lie within each other."""
_NAMED = {"terms": "terms", "sequences": "sequences", "collections": "collections"}


@dataclass
class Folder:
    """A content folder and its files, sorted by place; `shown` is how messages name it.

    `folders` are those that were looked into, with device and number; `unread` those that could not be.
    """

    path: Path
    shown: str
    school: list[ContentFile] = field(default_factory=list)
    units: list[ContentFile] = field(default_factory=list)
    terms: list[ContentFile] = field(default_factory=list)
    sequences: list[ContentFile] = field(default_factory=list)
    collections: list[ContentFile] = field(default_factory=list)
    seeds: list[ContentFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[Path, Stamp] = field(default_factory=dict)
    folders: dict[Path, tuple[int, int]] = field(default_factory=dict)
    unread: list[Path] = field(default_factory=list)

    def sort(self, held: Iterable[Path] = ()) -> "Folder":
        """Put the files to their places, with those `held` that were not seen and yet count as there."""
        stamps: dict[Path, Stamp | None] = {**dict.fromkeys(held), **self.files}
        for beside, path in sorted((not path.is_relative_to(self.path), path) for path in stamps):
            root = path.parents[1] if beside else self.path
            place = self.seeds if beside else self._place(path.relative_to(self.path))
            place.append(ContentFile(path, root, stamps[path]))
        return self

    def _place(self, relative: Path) -> list[ContentFile]:
        if len(relative.parts) == 1:
            if relative.name == "school.yaml":
                return self.school
            return self.seeds if relative.name in SEEDS else self.units
        named = _NAMED.get(relative.parts[0])
        return getattr(self, named) if named else self.units


def shown(path: Path) -> str:
    """Return `path` as a person at this prompt would write it: relative below here, else absolute."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def read_folder(path: Path) -> Folder:
    """Return what lies in a content folder, and in `seeds/` beside it, not yet put to its places."""
    folder = Folder(path, shown(path))
    try:
        _look_into(path, os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY), folder)
    except OSError as error:
        _unread(path, error, folder)
    above = path.resolve().parent
    if path.resolve() != above / "seeds":
        _look_beside(above, folder)
    return folder


def _look_beside(above: Path, folder: Folder) -> None:
    """Look for the tables in `seeds/`, which need not be there, and nothing else."""
    try:
        at = os.open(above, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
        try:
            opened = enter("seeds", at)
        finally:
            os.close(at)
    except OSError:
        return
    beside = Folder(above / "seeds", "")
    _look_into(above / "seeds", opened, beside, deeper=False)
    folder.files |= {path: stamp for path, stamp in beside.files.items() if path.name in SEEDS}
    folder.folders |= beside.folders


def _look_into(path: Path, opened: int, folder: Folder, *, deeper: bool = True) -> None:
    """Add what lies in an open folder, and close it."""
    try:
        stat = os.fstat(opened)
        folder.folders[path] = stat.st_dev, stat.st_ino
        with os.scandir(opened) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    _add(entry, path / entry.name, opened, folder, deeper=deeper)
    finally:
        os.close(opened)


def _add(entry: os.DirEntry[str], path: Path, above: int, folder: Folder, *, deeper: bool) -> None:
    if entry.is_dir(follow_symlinks=False):
        if deeper:
            _go_down(path, above, folder)
    elif entry.is_file(follow_symlinks=False) and entry.name.endswith(".yaml"):
        try:
            folder.files[path] = stamp_of(entry.stat(follow_symlinks=False))
        except FileNotFoundError:  # it has gone since
            return
    elif problem := _worth_a_word(entry, path):
        folder.problems.append(problem)


def _go_down(path: Path, above: int, folder: Folder) -> None:
    if len(path.relative_to(folder.path).parts) > MAX_DEPTH:
        message = Said(f"文件夹套了{MAX_DEPTH}层以上，没有读", f"more than {MAX_DEPTH} folders deep: not read")
        hint = Said("移到上面来", "move it up")
        folder.problems.append(Problem("warning", "folder-depth", message, shown(path), hint=hint))
        return
    try:
        _look_into(path, enter(path.name, above), folder)
    except OSError as error:
        _unread(path, error, folder)


def _unread(path: Path, error: OSError, folder: Folder) -> None:
    """Say that a folder can't be read; one that is not there any more is no longer looked for."""
    if isinstance(error, FileNotFoundError) or behind_a_link(error):
        if path == folder.path:
            message = Said("内容文件夹不见了", "the content folder is gone")
            hint = Said("放回来，网站会自己读", "put it back; it is read by itself")
            folder.problems.append(Problem("error", "folder-gone", message, folder.shown, hint=hint))
        return
    folder.unread.append(path)
    message = Said(f"读不了这个文件夹：{error.strerror}", f"can't read the folder: {error.strerror}")
    hint = Said("检查文件夹的权限", "check its permissions")
    folder.problems.append(Problem("error", "unreadable", message, shown(path), hint=hint))


def _worth_a_word(entry: os.DirEntry[str], path: Path) -> Problem | None:
    if entry.is_symlink():
        if path.suffix not in {".yaml", ""}:
            return None
        message = Said("这是符号链接，没有读", "this is a symbolic link: not read")
        hint = Said("把文件本身放在这里", "put the file itself here")
        return Problem("warning", "link", message, _shown_link(path), hint=hint)
    if not entry.is_file(follow_symlinks=False):
        return None
    if path.suffix == ".yml":
        message = Said("后缀是 .yml，没有读", "the suffix is .yml: not read")
        return Problem("warning", "yml", message, shown(path), hint=Said("改名为 .yaml", "rename it to .yaml"))
    if path.name == "dongling_plugin.py":
        message = Said("内容文件夹里的程序没有运行", "a program beside content is not run")
        hint = Said(f"信任它就用 --plugin {path.name} 指明", f"if you trust it, name it: --plugin {path.name}")
        return Problem("warning", "plugin-file", message, shown(path), hint=hint)
    return None


def _shown_link(path: Path) -> str:
    """Return how messages name a link: itself, not what it leads to."""
    return f"{shown(path.parent)}/{path.name}"
