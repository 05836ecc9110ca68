"""What a catalogue should be: all files read anew at each look, one after the other, in memory.

It remembers only what a file gave before it was broken. Nothing of it is shared with the catalogue's file.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from dongling.catalog import Catalog
from dongling.catalog.tables import Tables
from dongling.checks import references_of
from dongling.content.content_file import ContentFile
from dongling.content.files import read_owned, read_table, read_unit
from dongling.content.folders import Folder, read_folder
from dongling.content.holdings import Surveyor
from dongling.content.loader import Opinion, no_opinion
from dongling.content.merge import FileResult, identifier_of, merged
from dongling.model import Fact, Kind, Sequence, Term, Unit
from dongling.problems import Problem, in_order

PLACES: Mapping[str, Any] = {
    "units": read_unit,
    "sequences": partial(read_owned, model=Sequence),
    "facts": lambda file, _school, words: read_table(file, Fact, words),
}
NO_UNITS = "no-units"
_TABLES = [name for name, table in vars(Tables).items() if isinstance(table, cached_property)]


class Oracle:
    """Loads folders, slowly and plainly."""

    def __init__(self) -> None:
        self._before: dict[Path, FileResult[Any]] = {}
        self.start_again()

    def start_again(self) -> None:
        """Be a process that has just begun: of terms, schools and tables nothing is known."""
        self._surveyor = Surveyor()

    def load(
        self, folders: Iterable[Path], kinds: Mapping[str, Kind], terms: Iterable[Term], opinion: Opinion = no_opinion
    ) -> Catalog:
        """Return the catalogue of the folders as they are now."""
        shelves = [read_folder(folder).sort() for folder in folders]
        around = self._surveyor.survey(shelves, kinds, terms)
        reads = self._reads(shelves, around.owners, around.words)
        problems = [problem for shelf in shelves for problem in shelf.problems if problem.code != NO_UNITS]
        catalog = Catalog(
            units=merged((_of(read, drafts=False) for read in reads["units"]), problems),
            drafts=merged((_of(read, drafts=True) for read in reads["units"]), problems),
            sequences=merged(reads["sequences"], problems),
            facts=merged(reads["facts"], problems),
            kinds=kinds,
            terms=around.words.terms,
        )
        vars(catalog).update(around.tables)
        vars(catalog)["broken"] = {**around.broken, **_broken([read for every in reads.values() for read in every])}
        units = [*catalog.units.values(), *catalog.drafts.values()]
        items: list[Unit | Sequence] = [*units, *catalog.sequences.values()]
        referring = [one for item in items for one in (*references_of(item, catalog), *opinion(item, catalog))]
        vars(catalog)["problems"] = in_order([*problems, *around.problems, *referring])
        return catalog

    def _reads(self, shelves: list[Folder], owners: Iterable[str], words: Any) -> dict[str, list[FileResult[Any]]]:
        after: dict[Path, FileResult[Any]] = {}
        reads: dict[str, list[FileResult[Any]]] = {place: [] for place in PLACES}
        for shelf, school in zip(shelves, owners, strict=True):
            for place, read in PLACES.items():
                inside = sorted(map(Path, getattr(shelf, place)), key=lambda path: (path.parts, path))
                for path in inside:
                    if path not in after:
                        file = ContentFile(path, shelf.root(path))
                        after[path] = _standing(read(file, school, words), self._before.get(path))
                        reads[place].append(after[path])
        self._before = after
        return reads


def _of(read: FileResult[Unit], *, drafts: bool) -> FileResult[Unit]:
    """Return the drafts of a file, or all else of it, with what is wrong."""
    found, held = (tuple(one for one in some if one.value.is_draft is drafts) for some in (read.found, read.held))
    return FileResult(found, () if drafts else read.problems, held)


def _standing(now: FileResult[Any], before: FileResult[Any] | None) -> FileResult[Any]:
    """Return what a file gives, and of what it gave before an error what it does not give."""
    if not now.errors or before is None:
        return now
    there = {identifier_of(entry.value) for entry in now.found}
    held = (entry for entry in (*before.found, *before.held) if identifier_of(entry.value) not in there)
    return FileResult(now.found, now.problems, tuple(held))


def _broken(reads: Iterable[FileResult[Any]]) -> dict[str, tuple[Problem, ...]]:
    return {entry.source.shown: read.errors for read in reads for entry in read.held if entry.source}


def seen(catalog: Catalog) -> dict[str, Any]:
    """Return all that a catalogue says, in order, to be compared with what another one says."""
    items = [*catalog.units.values(), *catalog.drafts.values(), *catalog.sequences.values()]
    collections = [one.model_dump(exclude={"source"}) for one in catalog.collections.values()]  # followers can't open
    return {
        **{name: list(getattr(catalog, name).items()) for name in ("units", "drafts", "sequences", "facts")},
        **{name: list(getattr(catalog, name).items()) for name in ("schools", "sources", "places")},
        "collections": collections,
        "terms": catalog.terms.every,
        "problems": [problem.text() for problem in catalog.problems if problem.code != NO_UNITS],
        "broken": dict(catalog.broken),
        "records": list(catalog.tables.records.values()),
        "tables": {name: getattr(catalog.tables, name) for name in _TABLES},
        "members": [catalog.membership.of(one).every for one in catalog.collections.values()],
        "places of names": [(str(item.source.path), item.source.position(("name",))) for item in items],
        "texts": [item.source.written() for item in catalog.units.values()],
    }
