"""What tells a changed plugin from the one that was there before, without running any of its code."""

import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import EntryPoint, entry_points, version
from pathlib import Path

from dongling.plugins.discovery import OWN

_CODE = frozenset({".py", ".so", ".pyd", ".toml", ".txt"})
"""Files of which every byte counts; of others, such as content, it is whether they are there."""


def plugin_digests(files: Iterable[Path] = ()) -> Mapping[str, str]:
    """Return a digest of each plugin that is installed or named, built-ins left out, by name.

    It changes with any file of the plugin's code, and with the versions of Python and dongling.
    """
    there: dict[str, blake2b] = defaultdict(blake2b(f"{sys.version} {version(OWN)}".encode(), digest_size=16).copy)
    for point in entry_points(group="dongling"):
        data = (
            point.dist.metadata if point.dist else {"Name": "", "Version": ""}
        )  # read once: it is read anew each time
        if data["Name"] != OWN:
            _add(there[point.name], _of_package(point, data["Version"]))
    for file in files:
        _add(there[file.stem], _of_file(file, file.parent))
    return {name: digest.hexdigest() for name, digest in there.items()}


def _add(digest: blake2b, parts: Iterable[bytes]) -> None:
    """Add to the digest of a name; when two plugins have the same, either may be meant."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)


def _of_package(point: EntryPoint, of: str) -> Iterator[bytes]:
    yield f"{point.value} {of}".encode()
    try:
        spec = importlib.util.find_spec(point.module.partition(".")[0])  # of the outermost, which imports nothing
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    for folder in map(Path, spec.submodule_search_locations or ()):
        for file in sorted(folder.rglob("*")):
            if "__pycache__" not in file.parts:
                yield from _of_file(file, folder)
    if spec.origin and not spec.submodule_search_locations:
        yield from _of_file(Path(spec.origin), Path(spec.origin).parent)


def _of_file(file: Path, folder: Path) -> Iterator[bytes]:
    try:
        if file.is_file():
            yield str(file.relative_to(folder)).encode("utf-8", "surrogateescape")
            if file.suffix in _CODE:
                yield file.read_bytes()
    except OSError:  # a file that can't be read now: the plugin will say so itself
        yield b"?"
