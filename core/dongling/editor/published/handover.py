"""Published units handed over: copied as they are into a new folder or a zip, whole or not at all.

What comes of it is laid out as what it was copied from, `schools/ID/`, with each school's own `school.yaml` in it: a
site takes it as `--published`, and each folder in it is a school's content folder by itself.
"""

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from dongling.model import is_identifier
from dongling.problems import DonglingError, Said
from dongling.settings import SCHOOLS

SCHOOL_FILE = "school.yaml"
_KEPT_ASIDE = re.compile(r".*\.bak-\d{8}-\d{6}(-\d+)?")
"""What `dongling fix` kept of a file that it mended."""
_PLAIN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_EMPTY = Said("这个文件夹里还没有发布过的单元", "no unit was published in this folder yet")
_WITHIN = Said("不能放进发布的文件夹里面，换一个地方", "not into the folder itself: take another place")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was handed over: how many units and other files, of which schools; `nameless` are those without their file.

    `left` are links and what is no plain file: nothing is followed.
    """

    schools: tuple[str, ...]
    units: int
    others: int
    nameless: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A file, and its place in what is handed over."""

    file: Path
    place: str


def schools_in(folder: Path) -> list[str]:
    """Return the schools of which something lies in the folder of what is published."""
    try:
        with os.scandir(folder / SCHOOLS) as entries:
            return sorted(one.name for one in entries if is_identifier(one.name) and one.is_dir(follow_symlinks=False))
    except OSError:
        return []


def hand_over(folder: Path, out: Path, schools: Mapping[str, Path | None]) -> HandedOver:
    """Copy what these schools have published to `out`: into a zip where it is called so, else into a new folder.

    Each school comes with the file that says what it is. Raises DonglingError where there is nothing, for a name that
    is taken, and when it can't be read or written: then nothing is left behind.
    """
    pieces, left = list[_Piece](), list[str]()
    for school in schools:
        for file in _files(folder / SCHOOLS / school, left):
            pieces.append(_Piece(file, f"{SCHOOLS}/{school}/{file.relative_to(folder / SCHOOLS / school).as_posix()}"))
    if not pieces:
        raise DonglingError(_EMPTY)
    there = {piece.place for piece in pieces}
    own = {school: f"{SCHOOLS}/{school}/{SCHOOL_FILE}" for school in schools}
    pieces += [_Piece(file, own[school]) for school, file in schools.items() if file and own[school] not in there]
    there = {piece.place for piece in pieces}
    if out.resolve().is_relative_to(folder.resolve()):
        raise DonglingError(_WITHIN)
    if os.path.lexists(out):
        raise DonglingError(Said(f"{out} 已经有了，没有动它；换一个名字", f"{out} is there already; take another name"))
    try:
        _write(out, _into_zip if out.suffix.lower() == ".zip" else _into_folder, pieces)
    except FileExistsError:
        raise DonglingError(Said(f"{out} 刚刚有了，没有动它", f"{out} has just come to be; it was left")) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DonglingError(
            Said(f"交不出去：{error.filename or out}：{why}", f"{error.filename or out}: {why}")
        ) from error
    units = sum(place.endswith(".yaml") and place not in own.values() for place in there)
    nameless = tuple(school for school, place in own.items() if place not in there)
    return HandedOver(tuple(schools), units, len(there) - units, nameless, tuple(left))


def _files(folder: Path, left: list[str]) -> Iterator[Path]:
    """Yield the plain files of a school, without what is hidden, or was kept when a file was mended."""
    for above, below, names in os.walk(folder):
        here = Path(above)
        left += [str(here / name) for name in below if (here / name).is_symlink()]
        below[:] = sorted(name for name in below if not name.startswith(".") and not (here / name).is_symlink())
        for name in sorted(names):
            if name.startswith(".") or _KEPT_ASIDE.fullmatch(name):
                continue
            if S_ISREG((here / name).lstat().st_mode):
                yield here / name
            else:
                left.append(str(here / name))


def _write(out: Path, fill: Callable[[Path, list[_Piece]], None], pieces: list[_Piece]) -> None:
    """Fill something beside `out` and give it that name once it is whole."""
    made = Path(tempfile.mkdtemp(dir=out.parent, prefix=".handed-"))
    try:
        fill(made / out.name, pieces)
        if os.path.lexists(out):
            raise FileExistsError
        (made / out.name).rename(out)
    finally:
        with suppress(OSError):
            shutil.rmtree(made)


def _into_folder(target: Path, pieces: list[_Piece]) -> None:
    for piece in pieces:
        copy = target / piece.place
        copy.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(piece.file, _PLAIN), "rb") as file, copy.open("xb") as written:  # noqa: PTH123 - no link
            shutil.copyfileobj(file, written)


def _into_zip(target: Path, pieces: list[_Piece]) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as packed:
        for piece in pieces:
            named = zipfile.ZipInfo(piece.place, _EARLIEST)
            named.compress_type, named.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with open(os.open(piece.file, _PLAIN), "rb") as file, packed.open(named, "w") as written:  # noqa: PTH123 - no link
                shutil.copyfileobj(file, written)
