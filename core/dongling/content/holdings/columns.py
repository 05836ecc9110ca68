"""The light fields of all units as columns, whole in the catalogue's file: a process that starts reads them in one go.

They are written when a load is done, and again when many entries came since. Those are read one by one meanwhile.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from dongling.catalog import Record, Records, Rows
from dongling.catalog.sqlite import CatalogueFile, seal_of

FEW, SHARE = 500, 20
"""Columns are written anew when more than FEW entries came since, and more than one of SHARE."""
_AT_ONCE = 1000
_NUMBERS, _AT = "numbers", "at"
"""Which entries the columns are of, and the row of each."""
Read = Callable[[list[int]], Mapping[str, Record]]
"""Reads the records of some entries, by identifier."""


class KeptColumns:
    """The columns that a catalogue's file holds; `read` reads entries that they have not."""

    def __init__(self, database: CatalogueFile, read: Read) -> None:
        self._database, self._read = database, read

    def records(self, numbers: Mapping[str, int]) -> Records:
        """Return the records of these entries, in this order. Raises CatalogueDamaged."""
        kept, parts = self._kept()
        rows = self._rows(parts)
        of_entry = array("Q", parts.get(_NUMBERS, b"")), array("I", parts.get(_AT, b""))
        new = {number for (number,) in self._database.all("select number from entry where born > ?", (kept,))}
        if not new and array("Q", numbers.values()) == of_entry[0]:
            return Records(list(numbers), rows, of_entry[1])
        row_of = dict(zip(*of_entry, strict=True))
        missing = {name: number for name, number in numbers.items() if number in new or number not in row_of}
        added = {record.identifier: rows.add(record) for record in self._singly(missing)}
        at = (added[name] if name in added else row_of[number] for name, number in numbers.items())
        return Records(list(numbers), rows, array("I", at))

    def _singly(self, numbers: Mapping[str, int]) -> Iterator[Record]:
        names = iter(numbers)
        while some := list(islice(names, _AT_ONCE)):
            came = self._read([numbers[name] for name in some])
            for name in some:
                if name not in came:
                    raise self._database.damaged(f"record of {name} is not there")
                yield came[name]

    def _kept(self) -> tuple[int, dict[str, bytes]]:
        """Return the generation of the columns, -1 when there are none, and their parts."""
        parts, generation = dict[str, bytes](), -1
        for name, of, kept, seal in self._database.stream("select name, generation, kept, seal from columns", most=1):
            if seal != seal_of(name, of, kept):
                raise self._database.damaged(f"column {name} is not as it was written")
            parts[name], generation = kept, of
        return generation, parts

    def _rows(self, parts: Mapping[str, bytes]) -> Rows:
        try:
            return Rows(parts)
        except (ValueError, LookupError, TypeError) as error:
            raise self._database.damaged(f"columns: {error}") from error

    def are_stale(self, units: int) -> bool:
        """Tell whether it is time to write the columns of so many units."""
        if self._database.path is None:
            return False
        (kept,) = self._database.all("select coalesce(max(generation), -1) from columns")[0]
        came = "select count(*) from now where what = 'unit' and born > ?"
        return int(self._database.all(came, (kept,))[0][0]) > max(FEW, units // SHARE)

    def keep(self, records: Records, numbers: Iterable[int], generation: int) -> None:
        """Write the columns of a generation, and the entries that they are of, in the order of the records."""
        rows, at = records.laid_out()
        parts = {**rows.kept(), _NUMBERS: array("Q", numbers).tobytes(), _AT: at.tobytes()}
        with self._database.transaction():
            self._database.run("delete from columns")
            made = ((name, generation, kept, seal_of(name, generation, kept)) for name, kept in parts.items())
            self._database.run_many("insert into columns values (?, ?, ?, ?)", made)
