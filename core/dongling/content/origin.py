"""Where a value stands in the file that it was read from."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dongling.content.yamlfile import locate, locate_words, unpacked
from dongling.model import Source
from dongling.problems import FieldPath, Position


@dataclass(frozen=True, slots=True)
class FileSource(Source):
    """A file of the content as it was when it was read: it is never opened again.

    `bring` gives its bytes as they are kept (yamlfile.packed), here or in the catalogue's file.
    """

    bring: Callable[[], bytes] = field(default=bytes, repr=False, compare=False)

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return where `field_path` stands in the file, or the nearest place above it."""
        return locate(self.bring(), field_path, self.keys)

    def near(self, start: Position, words: str) -> Position:
        """Return where `words` stand at or after `start` in the file; `start` where they don't."""
        return locate_words(self.bring(), start, words)

    def written(self) -> bytes:
        """Return the file as its author wrote it."""
        return unpacked(self.bring())
