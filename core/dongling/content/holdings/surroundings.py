"""What units stand in: schools, vocabularies, collections, sources, places. There are few, and all are held."""

from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dongling.catalog import Terms
from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile
from dongling.content.files import fallback_school, read_owned, read_school, read_table, read_terms
from dongling.content.folders import Folder, shown_file
from dongling.content.kept_results import KeptResults
from dongling.content.merge import Entry, FileResult, merged
from dongling.content.vocabulary import KnownWords
from dongling.model import Collection, CollectionFields, FactSource, Keys, Kind, Place, School, Source, Term
from dongling.problems import Problem, Said


@dataclass(frozen=True)
class Surroundings:
    """What the units of some folders stand in.

    `owners` are the identifiers of the schools of the folders, in their order; `tables` the schools, collections,
    sources and places by identifier; `broken` the errors of files whose values stand as they were before them.
    """

    words: KnownWords
    owners: tuple[str, ...]
    tables: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...]
    broken: Mapping[str, tuple[Problem, ...]]

    @property
    def digest(self) -> str:
        """A name for all that units are held against, beside other units, sequences, facts and terms."""
        held = [repr(sorted(self.tables[name].items())) for name in ("schools", "places")]
        return sha256("\n".join((self.words.kinds_digest, *held)).encode()).hexdigest()


_TABLES: Mapping[str, TypeAdapter[Any]] = {
    "schools": TypeAdapter(list[School]),
    "sources": TypeAdapter(list[FactSource]),
    "places": TypeAdapter(list[Place]),
}
_LISTS = TypeAdapter(list[tuple[CollectionFields, str, str]])
_TERMS = TypeAdapter(list[Term])


def keep(around: Surroundings, database: CatalogueFile) -> None:
    """Keep what units stand in for the processes that only read, where it changed."""
    fields = CollectionFields.model_fields
    collections = [
        (CollectionFields(**{name: getattr(one, name) for name in fields}), one.school, str(one.source.path))
        for one in around.tables["collections"].values()
    ]
    terms = [term for term in around.words.terms.every if term.scheme != "kind"]
    parts = {name: _dumped(table, list(around.tables[name].values())) for name, table in _TABLES.items()}
    parts |= {"collections": _dumped(_LISTS, collections), "terms": _dumped(_TERMS, terms)}
    digest = sha256(b"".join(parts.values())).hexdigest()
    if database.value("around") != digest:
        for name, part in parts.items():
            database.keep(f"around {name}", part.decode())
        database.keep("around", digest)


def _dumped(table: TypeAdapter[Any], values: Any) -> bytes:
    return table.dump_json(values, by_alias=True)


def kept(database: CatalogueFile, kinds: Mapping[str, Kind]) -> Surroundings:
    """Return what units stand in, as another process kept it. Raises CatalogueDamaged."""
    parts = {name: database.value(f"around {name}").encode() for name in (*_TABLES, "collections", "terms")}
    if database.value("around") != sha256(b"".join(parts.values())).hexdigest():
        raise CatalogueDamaged("what units stand in")
    tables: dict[str, Mapping[str, Any]] = {
        name: {one.identifier: one for one in table.validate_json(parts[name])} for name, table in _TABLES.items()
    }
    keys = Keys(CollectionFields)
    collections = (
        Collection.model_construct(**dict(one), school=school, source=Source(Path(path), shown_file(path), keys))
        for one, school, path in _LISTS.validate_json(parts["collections"])
    )
    tables["collections"] = {one.identifier: one for one in collections}
    words = KnownWords(kinds, Terms(_TERMS.validate_json(parts["terms"])))
    return Surroundings(words, (), tables, (), {})


class Surveyor:
    """Reads what units stand in, remembering what each file gave while it does not change, or is broken."""

    def __init__(self) -> None:
        self._kept = KeptResults()
        self._words: KnownWords | None = None

    def known(self, folder: Path) -> set[str]:
        """Return the files of a content folder that were read."""
        beside = folder.resolve().parent / "seeds"
        return {str(path) for path in self._kept.paths() if path.is_relative_to(folder) or path.parent == beside}

    def survey(self, shelves: list[Folder], kinds: Mapping[str, Kind], terms: Iterable[Term]) -> Surroundings:
        """Return what the units of the folders stand in."""
        problems: list[Problem] = []
        terms = list(terms)
        registered = KnownWords(kinds, Terms(terms))
        schools = self._schools(shelves, registered)
        owners = tuple((*read.found, *read.held)[0].value.identifier for read in schools)
        schools = [read for read, shelf in zip(schools, shelves, strict=True) if not shelf.is_of_schools]
        schools += [*self._within(shelves, schools, registered)]
        words = self._known_words(zip(shelves, owners, strict=True), kinds, terms, problems)
        collections: list[FileResult[Collection]] = []
        for shelf, school in zip(shelves, owners, strict=True):
            read = partial(read_owned, school=school, vocabulary=words, model=Collection)
            by = (school, words.digest)
            collections += [self._kept.of(file, "collection", by, partial(read, file)) for file in shelf.collections]
        tables: dict[str, Mapping[str, Any]] = {
            "collections": merged(collections, problems),
            "schools": merged(schools, problems),
            "sources": merged(self._tables(shelves, "sources.yaml", FactSource, words), problems),
            "places": merged(self._tables(shelves, "places.yaml", Place, words), problems),
        }
        self._kept.sweep()
        broken = {e.source.shown: read.errors for read in collections for e in read.held if e.source}
        return Surroundings(words, owners, tables, tuple(problems), broken)

    def _known_words(
        self,
        shelves: Iterable[tuple[Folder, str]],
        kinds: Mapping[str, Kind],
        terms: Iterable[Term],
        problems: list[Problem],
    ) -> KnownWords:
        registered: FileResult[Term] = FileResult(tuple(Entry(term, None) for term in terms))
        reads = [
            self._kept.of(file, "terms", school, partial(read_terms, file, school))
            for shelf, school in shelves
            for file in shelf.terms
        ]
        words = KnownWords(kinds, Terms(merged(_added_to([registered, *reads]), problems).values()))
        if self._words is None or words.fingerprint != self._words.fingerprint:
            self._words = words
        return self._words

    def _schools(self, shelves: list[Folder], vocabulary: KnownWords) -> list[FileResult[School]]:
        schools: list[FileResult[School]] = []
        for shelf in shelves:
            read: FileResult[School] = FileResult(())
            for file in shelf.own_school:
                read = self._kept.of(file, "school", None, partial(read_school, file, vocabulary))
            if not (read.found or read.held):
                taken = {entry.value.identifier for one in schools for entry in (*one.found, *one.held)}
                read = FileResult((Entry(fallback_school(shelf.path, taken), None),), read.problems)
            schools.append(read)
        return schools

    def _within(
        self, shelves: list[Folder], known: list[FileResult[School]], words: KnownWords
    ) -> Iterator[FileResult[School]]:
        """Yield the schools that say what they are in `schools/ID/`, but for one that is known to be just that."""
        values = [entry.value for read in known for entry in (*read.found, *read.held)]
        for file in (file for shelf in shelves for file in shelf.schools_within):
            read = self._kept.of(file, "school", None, partial(read_school, file, words))
            if any(entry.value in values for entry in read.found):
                yield FileResult((), read.problems)
                continue
            values += [entry.value for entry in read.found]
            yield _in_its_folder(read, file.path.parent.name)

    def _tables(self, shelves: list[Folder], name: str, model: type[Any], words: KnownWords) -> list[FileResult[Any]]:
        files = {file.path: file for shelf in shelves for file in shelf.seeds if file.path.name == name}
        return [self._kept.of(file, name, "", partial(read_table, file, model, words)) for file in files.values()]


def _in_its_folder(read: FileResult[School], folder: str) -> FileResult[School]:
    """Return what the file of a school gave, which must be the one whose folder it lies in."""
    other = [entry for entry in read.found if entry.value.identifier != folder]
    if not other or not (source := other[0].source):
        return read
    message = Said(f"这里是 {folder} 的，文件里是别的学校", f"this is of {folder}, and the file says another school")
    hint = Said(f"编号写成 {folder}，或者换个文件夹", f"call it {folder}, or move it to a folder of its own")
    line, column = source.position(("identifier",))
    problem = Problem("error", "school-folder", message, source.shown, line, column, hint)
    return FileResult((), (*read.problems, problem), read.held)


def _added_to(reads: Iterable[FileResult[Term]]) -> Iterator[FileResult[Term]]:
    """Return the reads with each vocabulary once: a file whose `scheme` and `name` are known adds terms to it."""
    known: set[tuple[str, str]] = set()
    for read in reads:
        entries = (*read.found, *read.held)
        whole = {(f.value.identifier, f.value.name) for f in entries if f.value.scheme == "scheme"}
        again = whole & known
        known |= whole
        stays, held = (tuple(f for f in some if not _is_whole(f.value, again)) for some in (read.found, read.held))
        yield FileResult(stays, read.problems, held)


def _is_whole(term: Term, among: AnyOf[tuple[str, str]]) -> bool:
    return term.scheme == "scheme" and (term.identifier, term.name) in among
