"""Where a value stands in the file that it was read from."""

from dataclasses import dataclass, field

from dongling.content.yamlfile import locate, locate_words, unpacked
from dongling.model import Source
from dongling.problems import FieldPath, Position


@dataclass(frozen=True, slots=True)
class FileSource(Source):
    """A file of the content as it was when it was read. Its bytes are kept: it is never opened again."""

    kept: bytes = field(default=b"", repr=False, compare=False)

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return where `field_path` stands in the file, or the nearest place above it."""
        return locate(self.kept, field_path, self.keys)

    def near(self, start: Position, words: str) -> Position:
        """Return where `words` stand at or after `start` in the file; `start` where they don't."""
        return locate_words(self.kept, start, words)

    def written(self) -> bytes:
        """Return the file as its author wrote it."""
        return unpacked(self.kept)
