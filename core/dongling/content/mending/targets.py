"""The files that are to be mended: those that are named, and those of content folders that are."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dongling.content.folders import Folder, read_folder
from dongling.problems import DonglingError, Said

_PLACES = {"terms", "sequences", "collections", "seeds"}


def files_of(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file once with its place (folders.Folder.place); of folders those that are read as content.

    Raises DonglingError for a path that is not there.
    """
    seen: set[Path] = set()
    for path in paths:
        for file, place in _of(path):
            if file not in seen:
                seen.add(file)
                yield file, place


def _of(path: Path) -> Iterable[tuple[Path, str]]:
    if path.is_dir() and not path.is_symlink():
        folder = read_folder(path)
        return [(Path(file), folder.place(file)) for file in sorted(folder.files)]
    if not path.exists() and not path.is_symlink():
        raise DonglingError(Said(f"没有 {path}", f"there is no {path}"))
    above = path.parent
    root = above.parent if above.name in _PLACES else above
    return [(path, Folder(root, "").place(str(path)))]
