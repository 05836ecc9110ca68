"""A whole school plugin to begin with: one of everything that a plugin can bring, with a test for each.

Its files lie in skeleton/ as text, with NAME for the name of the plugin.
"""

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

_NAME, _TEXT = "NAME", ".txt"


def full_files(name: str) -> Mapping[str, str]:
    """Return the files that a whole plugin called `name` has beside or in place of those of a small one, by path."""
    root = resources.files("dongling.editor") / "skeleton"
    return {
        path.removesuffix(_TEXT).replace(_NAME, name): file.read_text(encoding="utf-8").replace(_NAME, name)
        for path, file in sorted(_below(root, ""))
    }


def _below(folder: Traversable, at: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{at}{entry.name}/")
        elif entry.name.endswith(_TEXT):
            yield at + entry.name, entry
