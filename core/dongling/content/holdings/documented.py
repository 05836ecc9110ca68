"""Which units search knows, and as what: the digest of the document that was made of each, in the catalogue's file."""

from collections.abc import Iterable, Iterator

from dongling.catalog import Question, Terms
from dongling.catalog.sqlite import CatalogueFile
from dongling.content.holdings.askings import Askings


class Documented:
    """The digests of documents, by unit. `gone` are units that are no longer there since it was last emptied."""

    def __init__(self, database: CatalogueFile | None = None) -> None:
        """Without a `database` nothing is known, and nothing is kept: another process does."""
        self._database = database
        self.gone: set[str] = set()

    def pending(self) -> int:
        """Return how many units there are of which no document was made as they are now."""
        if self._database is None:
            return 0
        return int(self._database.all("select count(*) from undocumented where what = 'unit'")[0][0])

    def pending_names(self) -> list[str]:
        """Return those units."""
        if self._database is None:
            return []
        rows = self._database.all("select identifier from undocumented where what = 'unit'")
        return [name for (name,) in rows]

    def digests(self) -> Iterator[tuple[str, str]]:
        """Yield each unit of which a document was made, with its digest."""
        if self._database is None:
            return
        yield from self._database.stream(
            "select identifier, document from now where what = 'unit' and document is not null", most=2000
        )

    def note(self, made: Iterable[tuple[str, int, frozenset[Question]]], terms: Terms) -> None:
        """Keep digests of documents, each with the number of the entry of which it was made, and what was asked for it.

        What was made by other `terms` than those of now is left, to be made again.
        """
        if self._database is None:
            return
        with self._database.transaction():
            if self._database.value("terms") != terms.digest:
                return
            askings = Askings(self._database, terms)
            rows = [(digest, askings.number(asked), number) for digest, number, asked in made]
            self._database.run_many("update entry set document = ?, document_asking = ? where number = ?", rows)
