"""Folders -> a catalog: terms and schools first, then units by their kind, then what refers to what.

Every file is read on its own, so one bad file never hides the others. A file that did not change since the
last load is not read again: saving one unit of ten thousand reads one file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as AnyOf
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from dongling.catalog import Catalog, Terms
from dongling.checks import references
from dongling.content.files import fallback_school, read_owned, read_school, read_table, read_terms, read_unit
from dongling.content.folders import Folder, read_folder
from dongling.content.merge import Entry, FileResult, merged
from dongling.content.vocabulary import KnownWords
from dongling.model import Collection, Fact, FactSource, Kind, Place, School, Sequence, Term, Unit
from dongling.problems import Problem, Said, in_order

V = TypeVar("V")
_NOTHING = Said("这个文件夹里还没有单元", "there is no unit in this folder yet")
_BEGIN = Said("用 dongling new unit micro_course 开始写一个", "begin with `dongling new unit micro_course`")


class Loader:
    """Loads folders, remembering what each file gave while it does not change."""

    def __init__(self) -> None:
        self._seen: dict[tuple[Path, str], tuple[object, FileResult[Any]]] = {}
        self._vocabulary: object = None

    def load(self, folders: Iterable[Path], kinds: Mapping[str, Kind], terms: Iterable[Term]) -> Catalog:
        """Return the catalog of the folders; what is wrong lies in its `problems`, in order."""
        shelves = [read_folder(folder) for folder in folders]
        problems = [problem for shelf in shelves for problem in (*shelf.problems, *_empty(shelf))]
        terms = list(terms)
        schools = self._schools(shelves, KnownWords(kinds, Terms(terms)))
        owners = [read.found[0].value.identifier for read in schools]
        vocabulary = self._words(zip(shelves, owners, strict=True), kinds, terms, problems)
        units: list[FileResult[Unit]] = []
        sequences: list[FileResult[Sequence]] = []
        collections: list[FileResult[Collection]] = []
        for shelf, school in zip(shelves, owners, strict=True):
            units += [self._once(p, school, partial(read_unit, p, school, vocabulary)) for p in shelf.units]
            sequences += [read_owned(p, school, vocabulary, Sequence) for p in shelf.sequences]
            collections += [read_owned(p, school, vocabulary, Collection) for p in shelf.collections]
        catalog = Catalog(
            units=merged(units, problems),
            sequences=merged(sequences, problems),
            collections=merged(collections, problems),
            schools=merged(schools, problems),
            kinds=kinds,
            terms=vocabulary.terms,
            facts=merged(self._tables(shelves, "facts.yaml", Fact, vocabulary), problems),
            sources=merged(self._tables(shelves, "sources.yaml", FactSource, vocabulary), problems),
            places=merged(self._tables(shelves, "places.yaml", Place, vocabulary), problems),
        )
        return catalog.with_problems(in_order([*problems, *references(catalog)]))

    def _words(
        self,
        shelves: Iterable[tuple[Folder, str]],
        kinds: Mapping[str, Kind],
        terms: Iterable[Term],
        problems: list[Problem],
    ) -> KnownWords:
        registered: FileResult[Term] = FileResult(tuple(Entry(term, None) for term in terms))
        reads = [registered, *(read_terms(path, school) for shelf, school in shelves for path in shelf.terms)]
        every = merged(_added_to(reads), problems, key=lambda term: f"{term.scheme}/{term.identifier}")
        vocabulary = KnownWords(kinds, Terms(every.values()))
        if vocabulary.fingerprint != self._vocabulary:
            self._seen, self._vocabulary = {}, vocabulary.fingerprint
        return vocabulary

    def _schools(self, shelves: list[Folder], vocabulary: KnownWords) -> list[FileResult[School]]:
        schools: list[FileResult[School]] = []
        for shelf in shelves:
            nothing: FileResult[School] = FileResult(())
            read = read_school(shelf.school[0], vocabulary) if shelf.school else nothing
            if not read.found:
                taken = {found.value.identifier for one in schools for found in one.found}
                read = FileResult((Entry(fallback_school(shelf.path, taken), None),), read.problems)
            schools.append(read)
        return schools

    def _tables(
        self, shelves: list[Folder], name: str, model: type[Any], vocabulary: KnownWords
    ) -> list[FileResult[Any]]:
        paths = dict.fromkeys(path for shelf in shelves for path in shelf.seeds if path.name == name)
        return [self._once(path, "", partial(read_table, path, model, vocabulary)) for path in paths]

    def _once(self, path: Path, purpose: str, read: Callable[[], FileResult[V]]) -> FileResult[V]:
        """Return what `read` gives for a file, calling it again only when the file changed."""
        try:
            stat = path.stat()
        except OSError:
            return read()
        stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        known = self._seen.get((path, purpose))
        if known is None or known[0] != stamp:
            known = self._seen[path, purpose] = (stamp, read())
        return known[1]


def _added_to(reads: Iterable[FileResult[Term]]) -> Iterator[FileResult[Term]]:
    """Return the reads with each vocabulary once: a file whose `scheme` and `name` are known adds terms to it."""
    known: set[tuple[str, str]] = set()
    for read in reads:
        whole = {(f.value.identifier, f.value.name) for f in read.found if f.value.scheme == "scheme"}
        again = whole & known
        known |= whole
        yield FileResult(tuple(f for f in read.found if not _is_whole(f.value, again)), read.problems)


def _is_whole(term: Term, among: AnyOf[tuple[str, str]]) -> bool:
    return term.scheme == "scheme" and (term.identifier, term.name) in among


def _empty(shelf: Folder) -> list[Problem]:
    if shelf.units:
        return []
    return [Problem("warning", "no-units", _NOTHING, shelf.shown, hint=_BEGIN)]
