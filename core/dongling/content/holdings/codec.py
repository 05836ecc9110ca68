"""How values lie in the catalogue's file, and how they come back: as JSON that their own models write and read.

A kind's details may hold what JSON does not give back as it was. So each unit is read back once when it is stored; one
that comes back as another is read from its author's text whenever it is asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import error

from pydantic import BaseModel, TypeAdapter
from pydantic_core import from_json, to_json

from dongling.catalog import Record, record_of
from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, StoredRow
from dongling.content.files import read_unit
from dongling.content.folders import shown_file
from dongling.content.origin import FileSource
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import unpacked
from dongling.model import Fact, Keys, Sequence, SequenceFields, Unit, UnitFields, fact_tables

_LINE = b"\n"
"""Between the parts of a value: JSON writes a line end inside of text as two other characters."""
_UNIT = Keys(UnitFields)
_KEYS = {
    "unit": _UNIT,
    "draft": _UNIT,
    "sequence": Keys(SequenceFields),
    "fact": Keys(fact_tables["facts.yaml"]),
}
_RECORD = TypeAdapter(Record)


@dataclass(frozen=True, slots=True)
class KeptText:
    """The text of a file as it was kept."""

    path: Path
    text: bytes

    def read(self, most: int) -> bytes:
        """Return the first `most` bytes."""
        return self.text[:most]


class Codec:
    """Writes values as bytes and reads them back; `words` are what their files were read by."""

    def __init__(self, database: CatalogueFile, words: KnownWords) -> None:
        self._database, self.words = database, words

    def encode(self, what: str, value: Any) -> bytes:
        """Return a unit, a sequence or a fact as bytes."""
        encode: Mapping[str, Callable[[Any], bytes]] = {"sequence": self._sequence, "fact": _dumped}
        return encode.get(what, self._unit)(value)

    def record(self, what: str, value: Any) -> bytes:
        """Return the light fields of an item as bytes."""
        if what in ("unit", "draft"):
            return _RECORD.dump_json(record_of(value)._replace(path=""))
        return to_json([value.background, value.law, value.topic]) if what == "fact" else b"[]"

    def decoder(self, what: str) -> Callable[[StoredRow], Any]:
        """Return what reads the items of a sort."""
        read = {"sequence": self._read_sequence, "fact": _read_fact}.get(what, self._read_unit)
        return partial(self._decoded, read)

    def _decoded(self, decode: Callable[[StoredRow], Any], row: StoredRow) -> Any:
        try:
            return decode(row)
        except (ValueError, LookupError) as why:  # pydantic's too; and a word or a kind that is no longer there
            raise self._database.damaged(f"entry {row.number}: {why}") from why

    def _unit(self, unit: Unit) -> bytes:
        head = to_json([unit.school, unit.stage, unit.kind])
        own = {"source", "details", "stage", "school"}
        fields = unit.model_dump_json(exclude=own, by_alias=True, exclude_defaults=True).encode()
        try:
            details = self.words.kinds[unit.kind].run(_kept, unit.details)
        except Exception:  # noqa: BLE001 - a kind's own code may fail in any way: then its author's text is read again
            details = b""
        return _LINE.join((head, fields, details)) if details else head

    def _read_unit(self, row: StoredRow) -> Unit:
        head, _, rest = row.value.partition(_LINE)
        school, stage, kind = from_json(head)
        if not rest:
            text = unpacked(self.written(row.written))
            return read_unit(KeptText(Path(row.path), text), school, self.words).found[0].value
        fields, _, details = rest.partition(_LINE)
        by = self.words.kinds[kind]
        common = dict(UnitFields.model_validate_json(fields))
        source = self._file(row, self.words.keys[kind])
        own = by.run(by.details.model_validate_json, details)
        if row.html:
            from dongling.text.safe_html import remember  # here: the parser is heavy, and a command shows no page

            remember(common["body"], row.html)
        return Unit.model_construct(**common, stage=stage, school=school, details=own, source=source)

    def _sequence(self, sequence: Sequence) -> bytes:
        fields = sequence.model_dump_json(exclude={"source", "school"}, by_alias=True, exclude_defaults=True)
        return _LINE.join((to_json([sequence.school]), fields.encode()))

    def _read_sequence(self, row: StoredRow) -> Sequence:
        head, _, fields = row.value.partition(_LINE)
        common = dict(SequenceFields.model_validate_json(fields))
        return Sequence.model_construct(**common, school=from_json(head)[0], source=self._file(row, _KEYS["sequence"]))

    def source(self, what: str, row: StoredRow) -> FileSource:
        """Return the file of an item, by which the fields that every item of its sort has can be found in it."""
        return self._file(row, _KEYS[what])

    def _file(self, row: StoredRow, keys: Keys) -> FileSource:
        return FileSource(Path(row.path), shown_file(row.path), keys, partial(self.written, row.written))

    def written(self, number: int | None) -> bytes:
        """Return the bytes of an author's text as they are kept."""
        rows = self._database.all("select kept from written where number = ?", (number,))
        if not rows:
            raise self._database.damaged(f"text {number} is not there")
        kept: bytes = rows[0][0]
        try:
            unpacked(kept)  # it carries a sum of its own
        except error as damage:
            raise self._database.damaged(f"text {number}: {damage}") from damage
        return kept


def read_record(identifier: str, path: str, record: bytes) -> Record:
    """Return the light fields of a unit."""
    try:
        return _RECORD.validate_json(record)._replace(path=shown_file(path))
    except ValueError as error:
        raise CatalogueDamaged(f"record of {identifier}: {error}") from error


def _read_fact(row: StoredRow) -> Fact:
    return Fact.model_validate_json(row.value)


def _dumped(value: Any) -> bytes:
    dumped: bytes = value.__pydantic_serializer__.to_json(value, by_alias=True, exclude_defaults=True)
    return dumped


def _kept(details: BaseModel) -> bytes:
    """Return details as JSON; empty when they do not come back from it as they were."""
    dumped = _dumped(details)
    return dumped if type(details).model_validate_json(dumped) == details else b""
