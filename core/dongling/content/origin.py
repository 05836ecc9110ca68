"""Where a value stands in the file that it was read from."""

from dongling.content.yamlfile import locate
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
        if words:
            lines = self.path.read_text(encoding="utf-8-sig").splitlines()
            for number, line in enumerate(lines[start.line - 1 :], start.line):
                column = line.find(words, start.column - 1 if number == start.line else 0)
                if column >= 0:
                    return Position(number, column + 1)
        return start
