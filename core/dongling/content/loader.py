"""Folders -> a catalog: terms and schools first, then units by their kind, then what refers to what.

Every file is read on its own, so one bad file never hides the others, nor what it gave before it was bad. A file that
did not change since the last load is not read again: saving one unit of ten thousand reads one file.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as AnyOf
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from dongling.catalog import Catalog, Terms
from dongling.checks import references
from dongling.content.content_file import ContentFile
from dongling.content.files import fallback_school, read_owned, read_school, read_table, read_terms, read_unit
from dongling.content.folders import Folder, read_folder
from dongling.content.kept_results import KeptResults
from dongling.content.losses import Losses
from dongling.content.merge import Entry, FileResult, merged
from dongling.content.vocabulary import KnownWords
from dongling.model import Collection, Fact, FactSource, Kind, Place, School, Sequence, Term, Unit
from dongling.problems import Problem, Said, in_order

V = TypeVar("V")
_NOTHING = Said("这个文件夹里还没有单元", "there is no unit in this folder yet")
_BEGIN = Said("用 dongling new unit micro_course 开始写一个", "begin with `dongling new unit micro_course`")


class Loader:
    """Loads folders, remembering what each file gave while it does not change, or is broken.

    `waiting` tells whether files are missing that count as there for the moment: look again soon.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.waiting = False
        self._kept = KeptResults()
        self._losses: dict[Path, Losses] = {}
        self._clock = clock
        self._fingerprint: object = None
        self._edition = 0

    def load(
        self, folders: Iterable[Path], kinds: Mapping[str, Kind], terms: Iterable[Term], *, patient: bool = False
    ) -> Catalog:
        """Return the catalog of the folders; what is wrong lies in its `problems`, in order.

        With `patient`, many files that are missing at once are believed to be gone only by a second look (losses.py).
        """
        shelves = self._shelves(folders, patient=patient)
        problems = [problem for shelf in shelves for problem in (*shelf.problems, *_empty(shelf))]
        terms = list(terms)
        schools = self._schools(shelves, KnownWords(kinds, Terms(terms)))
        owners = [(*read.found, *read.held)[0].value.identifier for read in schools]
        vocabulary = self._words(zip(shelves, owners, strict=True), kinds, terms, problems)
        units: list[FileResult[Unit]] = []
        sequences: list[FileResult[Sequence]] = []
        collections: list[FileResult[Collection]] = []
        for shelf, school in zip(shelves, owners, strict=True):
            read = partial(self._each, school=school, vocabulary=vocabulary)
            units += read(shelf.units, "unit", read_unit)
            sequences += read(shelf.sequences, "sequence", partial(read_owned, model=Sequence))
            collections += read(shelf.collections, "collection", partial(read_owned, model=Collection))
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
            broken=dict(_broken([*units, *sequences, *collections])),
        )
        self._kept.sweep()
        return catalog.with_problems(in_order([*problems, *references(catalog)]))

    def _shelves(self, folders: Iterable[Path], *, patient: bool) -> list[Folder]:
        shelves = [read_folder(folder) for folder in folders]
        self.waiting = False
        for shelf in shelves:
            losses = self._losses.setdefault(shelf.path, Losses())
            if not patient:
                losses.accept(shelf.files.keys())
            held = losses.held(shelf.files.keys(), self._clock())
            self.waiting = self.waiting or bool(held)
            shelf.sort({*held, *self._kept.below(shelf.unread)} - shelf.files.keys())
            if held:
                shelf.problems.append(_missing(len(held), shelf))
        return shelves

    def _words(
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
        if words.fingerprint != self._fingerprint:
            self._fingerprint, self._edition = words.fingerprint, self._edition + 1
        return words

    def _schools(self, shelves: list[Folder], vocabulary: KnownWords) -> list[FileResult[School]]:
        schools: list[FileResult[School]] = []
        for shelf in shelves:
            read: FileResult[School] = FileResult(())
            for file in shelf.school:
                read = self._kept.of(file, "school", None, partial(read_school, file, vocabulary))
            if not (read.found or read.held):
                taken = {entry.value.identifier for one in schools for entry in (*one.found, *one.held)}
                read = FileResult((Entry(fallback_school(shelf.path, taken), None),), read.problems)
            schools.append(read)
        return schools

    def _tables(
        self, shelves: list[Folder], name: str, model: type[Any], vocabulary: KnownWords
    ) -> list[FileResult[Any]]:
        files = {file.path: file for shelf in shelves for file in shelf.seeds if file.path.name == name}
        by = self._edition
        return [self._kept.of(file, name, by, partial(read_table, file, model, vocabulary)) for file in files.values()]

    def _each(
        self,
        files: Iterable[ContentFile],
        what: str,
        read: Callable[..., FileResult[V]],
        school: str,
        vocabulary: KnownWords,
    ) -> list[FileResult[V]]:
        """Return what `read` gives for each file of a school."""
        by = (school, self._edition)
        read = partial(read, school=school, vocabulary=vocabulary)
        return [self._kept.of(file, what, by, partial(read, file)) for file in files]


def _broken(reads: Iterable[FileResult[Any]]) -> Iterable[tuple[str, tuple[Problem, ...]]]:
    """Yield the files whose values are held, by how messages name them, with their errors."""
    return ((entry.source.shown, read.errors) for read in reads for entry in read.held if entry.source)


def _missing(count: int, shelf: Folder) -> Problem:
    message = Said(
        f"一下子少了{count}个文件，先照原样显示，过一会儿再看一次",
        f"{count} files are missing at once; they stand as they were until a second look",
    )
    hint = Said("正在换文件夹就不用管", "nothing to do while the folder is being replaced")
    return Problem("warning", "files-missing", message, shelf.shown, hint=hint)


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


def _empty(shelf: Folder) -> list[Problem]:
    if shelf.units:
        return []
    return [Problem("warning", "no-units", _NOTHING, shelf.shown, hint=_BEGIN)]
