"""Where a value stands in the file that it was read from."""

from dongling.content.yamlfile import locate, locate_words
from dongling.model import Source
from dongling.problems import FieldPath, Position


class FileSource(Source):
    """A file of the content, which is looked into when something is said of it."""

    __slots__ = ()

    def position(self, field_path: FieldPath = ()) -> Position:
        """Return where `field_path` stands in the file, or the nearest place above it."""
        return locate(self.path, field_path, self.keys)

    def near(self, start: Position, words: str) -> Position:
        """Return where `words` stand at or after `start` in the file; `start` where they don't."""
        return locate_words(self.path, start, words)
