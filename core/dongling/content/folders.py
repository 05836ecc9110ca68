"""What lies in a content folder, by its place: units, terms, sequences, facts.

Only plain files are read: no symlinks, no pipes, nothing hidden; nothing found is ever run. A folder inside that can't
be read is said and hides no other; each is opened from the one above it, so that none can be put elsewhere meanwhile.
"""

import marshal
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from dongling.content.content_file import ContentFile, Stamp, behind_a_link, enter
from dongling.model import is_identifier
from dongling.problems import Problem, Said
from dongling.settings import SCHOOLS

SEEDS = ("facts.yaml", "sources.yaml", "places.yaml")
MAX_DEPTH = 16
"""So many folders may lie within each other."""
_NAMED = {"terms": "terms", "sequences": "sequences", "collections": "collections"}
_DEEP = 2
"""How deep the file of a school lies among several."""
_MANY = {"units", "sequences", "facts"}
Stamps = dict[str, Stamp | None]
"""Files by path, with the stamp of each; None for one that was not seen and yet counts as there."""
Listed = list[tuple[str, int, int, int, int]]
"""The YAML files of one folder as a look finds them, in no order: the name of each, and its stamp."""
_PLAIN_DATA = 2
"""The version of marshal that writes equal data as equal bytes: it knows nothing of objects that are shared."""


@dataclass
class Folder:
    """A content folder and its files, sorted by place; `shown` is how messages name it.

    Of `units`, `sequences` and `facts` there may be very many: they stay paths and stamps until one is to be read.
    `folders` are those that were looked into, with device and number; `unread` those that could not be. `listed` are
    the files of each folder, whose path ends with a separator.
    """

    path: Path
    shown: str
    units: Stamps = field(default_factory=dict)
    sequences: Stamps = field(default_factory=dict)
    facts: Stamps = field(default_factory=dict)
    school: list[ContentFile] = field(default_factory=list)
    terms: list[ContentFile] = field(default_factory=list)
    collections: list[ContentFile] = field(default_factory=list)
    seeds: list[ContentFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    listed: dict[str, Listed] = field(default_factory=dict)
    folders: dict[Path, tuple[int, int]] = field(default_factory=dict)
    unread: list[Path] = field(default_factory=list)

    def sort(self, held: Iterable[str] = ()) -> "Folder":
        """Put the files to their places, with those `held` that were not seen and yet count as there."""
        stamps: Stamps = {**dict.fromkeys(held), **self.files}
        prefix = self._prefix
        few: list[tuple[bool, Path, str]] = []
        for path, stamp in stamps.items():
            place = _place(path, prefix)
            if place in _MANY:
                getattr(self, place)[path] = stamp
            else:
                few.append((not path.startswith(prefix), Path(path), place))
        for _, file, place in sorted(few):
            getattr(self, place).append(ContentFile(file, self.root(file), stamps[str(file)]))
        return self

    @property
    def files(self) -> dict[str, Stamp]:
        """Return every file that was found, by its path."""
        return {above + file[0]: file[1:] for above, files in self.listed.items() for file in files}

    def fingerprint(self) -> object:
        """Return what is equal exactly as long as looks find the same: files with their stamps, folders, what is said.

        It is small: so many files are compared by it that to lay them out by path would take longer than to look.
        """
        digest = blake2b(marshal.dumps(self.listed, _PLAIN_DATA), digest_size=20).digest()
        return digest, self.shown, dict(self.folders), tuple(self.unread), tuple(self.problems)

    def forget(self) -> None:
        """Let go of what there may be very many of."""
        self.listed, self.units, self.sequences, self.facts = {}, {}, {}, {}

    def root(self, path: Path) -> Path:
        """Return the folder below which no link is followed on the way to a file of this one."""
        return self.path if path.is_relative_to(self.path) else path.parents[1]

    def place(self, path: str) -> str:
        """Return the place of a file by its path."""
        return _place(path, self._prefix)

    @property
    def own_school(self) -> list[ContentFile]:
        """Return the file that says whose the whole folder is."""
        return [file for file in self.school if file.path.parent == self.path]

    @property
    def schools_within(self) -> list[ContentFile]:
        """Return the files that say what the schools are whose units lie in it."""
        return [file for file in self.school if file.path.parent != self.path]

    @property
    def is_of_schools(self) -> bool:
        """Whether it is no school's own, and holds what several schools have published."""
        return not self.own_school and self.path / SCHOOLS in self.folders

    def school_of(self, path: str, otherwise: str) -> str:
        """Return whose a file is: the school whose folder it lies in, else that of the whole content folder."""
        first, _, below = path.removeprefix(self._prefix).partition(os.sep)
        school, deeper, _ = below.partition(os.sep)
        return school if first == SCHOOLS and deeper and is_identifier(school) else otherwise

    @property
    def _prefix(self) -> str:
        return str(self.path).rstrip(os.sep) + os.sep


def _place(path: str, prefix: str) -> str:
    relative = path[len(prefix) :] if path.startswith(prefix) else path.rpartition(os.sep)[2]
    first, deeper, _ = relative.partition(os.sep)
    if first == SCHOOLS and relative.count(os.sep) == _DEEP and relative.endswith(f"{os.sep}school.yaml"):
        return "school"
    if deeper:
        return _NAMED.get(first, "units")
    if first in SEEDS:
        return "facts" if first == SEEDS[0] else "seeds"
    return "school" if first == "school.yaml" else "units"


def shown(path: Path) -> str:
    """Return `path` as a person at this prompt would write it: relative below here, else absolute."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


@lru_cache(maxsize=4096)
def _shown_folder(folder: str, _here: str) -> str:
    return shown(Path(folder))


def shown_file(path: str) -> str:
    """Return how messages name a file, as `shown` does, without asking the disk for each."""
    folder, _, name = path.rpartition(os.sep)
    try:
        above = _shown_folder(folder, os.getcwd())  # noqa: PTH109 - it is asked for each file
    except OSError:  # where we are was deleted
        return path
    return name if above == "." else f"{above}/{name}"


def read_folder(path: Path) -> Folder:
    """Return what lies in a content folder, and in `seeds/` beside it, not yet put to its places."""
    folder = Folder(path, shown(path))
    try:
        _look_into(path, os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY), folder)
    except OSError as error:
        _unread(path, error, folder)
    resolved = path.resolve()
    if resolved != resolved.parent / "seeds":
        _look_beside(resolved.parent, folder)
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
    folder.listed |= {path: [file for file in files if file[0] in SEEDS] for path, files in beside.listed.items()}
    folder.folders |= beside.folders


def _look_into(path: Path, opened: int, folder: Folder, *, deeper: bool = True) -> None:
    """Add what lies in an open folder, and close it."""
    try:
        own = os.fstat(opened)
        folder.folders[path] = own.st_dev, own.st_ino
        files = folder.listed[str(path).rstrip(os.sep) + os.sep] = []
        with os.scandir(opened) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if name.endswith(".yaml") and entry.is_file(follow_symlinks=False):
                    try:
                        stat = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:  # it has gone since
                        continue
                    if name.endswith((".yaml.yaml", ".yml.yaml")):
                        folder.problems.append(_suffix(path / name, read=True))
                    files.append((name, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino))
                else:
                    _add(entry, path / name, opened, folder, deeper=deeper)
    finally:
        os.close(opened)


def _add(entry: os.DirEntry[str], path: Path, above: int, folder: Folder, *, deeper: bool) -> None:
    if entry.is_dir(follow_symlinks=False):
        if deeper:
            _go_down(path, above, folder)
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
    if _OTHER_SUFFIX.fullmatch(path.name):
        return _suffix(path, read=False)
    if path.name == "dongling_plugin.py":
        message = Said("内容文件夹里的程序没有运行", "a program beside content is not run")
        hint = Said(f"信任它就用 --plugin {path.name} 指明", f"if you trust it, name it: --plugin {path.name}")
        return Problem("warning", "plugin-file", message, shown(path), hint=hint)
    return None


_OTHER_SUFFIX = re.compile(r"(.+?)(?:\.ya?ml)+(?:\.txt)*", re.IGNORECASE)
"""Names that were meant for `.yaml`: the suffix is another, or hidden, so that a second one was added."""


def _suffix(path: Path, *, read: bool) -> Problem:
    """Return what is said of a file whose suffix is not quite `.yaml`."""
    stem = match[1] if (match := _OTHER_SUFFIX.fullmatch(path.name)) else path.stem
    meant, suffix = f"{stem}.yaml", path.name[len(stem) :]
    left = Said("", "") if read else Said("，没有读", ": not read")
    message = Said(f"后缀是 {suffix}{left.zh}", f"the suffix is {suffix}{left.en}")
    hint = Said(
        f"改名为 {meant}；看不到后缀，就先在文件夹的“查看”里勾上“文件扩展名”",
        f"rename it to {meant}; if no suffix is seen, tick “file name extensions” in the folder's view first",
    )
    return Problem("warning", "yml", message, shown(path), hint=hint)


def _shown_link(path: Path) -> str:
    """Return how messages name a link: itself, not what it leads to."""
    return f"{shown(path.parent)}/{path.name}"
