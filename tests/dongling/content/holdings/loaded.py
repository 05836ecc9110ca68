"""A catalogue's file that holds what a few files gave, for the tests of this room."""

from collections.abc import Mapping
from pathlib import Path

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.catalog.sqlite import CatalogueFile
from dongling.content import KnownWords, Loader

KINDS = {kind.identifier: kind for kind in register_kinds()}
TERMS = register_terms()
WORDS = KnownWords(KINDS, Terms(TERMS))


class Loaded:
    """A content folder, and the file that its content is loaded into."""

    def __init__(self, place: Path, files: Mapping[str, str]) -> None:
        self.folder, self.path = place / "content", place / "catalogue.db"
        self.folder.mkdir()
        self.start()
        self.write(files)

    def start(self) -> None:
        """Begin with what the file holds."""
        self.database = CatalogueFile(self.path, "")
        self.loader = Loader(database=self.database)

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files, or delete those without a text, and load."""
        for name, text in files.items():
            if text is None:
                (self.folder / name).unlink()
                continue
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
        self.load()

    def load(self) -> None:
        """Load what changed."""
        self.loader.load([self.folder], KINDS, TERMS)
