"""Folders -> a catalog: terms and schools first, then units by their kind, then what refers to what.

Every file is read on its own, so one bad file never hides the others, nor what it gave before it was bad. What a file
gave lies in the catalogue's file, so that one that did not change is not read again, in this run or the next: saving
one unit of ten thousand reads one file.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from dongling.catalog import Catalog, HeardTerms
from dongling.catalog.sqlite import AT_ONCE, CatalogueFile, seal_of, some_of
from dongling.checks import references_of
from dongling.content.folders import Folder, read_folder
from dongling.content.holdings import (
    PLACES,
    SORTS,
    Askings,
    Assembly,
    Changes,
    Documented,
    FileRow,
    Holdings,
    Intake,
    NewFile,
    Plan,
    Surroundings,
    Surveyor,
    ToRead,
    keep,
    named,
    named_file,
    new_file,
    reader_of,
    renew,
)
from dongling.content.losses import Losses
from dongling.content.vocabulary import KnownWords
from dongling.model import Kind, Sequence, Term, Unit
from dongling.problems import Problem, Said, in_order

_NOTHING = Said("这个文件夹里还没有单元", "there is no unit in this folder yet")
_BEGIN = Said("用 dongling new unit micro_course 开始写一个", "begin with `dongling new unit micro_course`")
_UNCHECKED = "select identifier, number from entry where what = ? and not checked and born is not null and gone is null"
_UNDRAWN = "select identifier, number from now where what = 'unit' and not drawn limit ?"
Opinion = Callable[[Unit | Sequence, Catalog], Iterable[Problem]]


def no_opinion(_item: Unit | Sequence, _catalog: Catalog) -> Iterable[Problem]:
    """Find nothing wrong."""
    return ()


class Loader:
    """Loads folders into the catalogue's file, remembering what each file gave while it does not change, or is broken.

    `waiting` tells whether files are missing that count as there for the moment, or are still to be read: go on soon.
    `left` is how many are still to be read.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        database: CatalogueFile | None = None,
        *,
        rehash: bool = False,
    ) -> None:
        """With `rehash` the stamp of a file is believed only once this loader has read it."""
        self._believed: set[str] | None = set() if rehash else None
        self.waiting, self.left = False, 0
        self._stopping = False
        self.folders: dict[Path, tuple[int, int]] = {}
        self._database = database or CatalogueFile(None, "")
        self._holdings = Holdings(self._database)
        self.documented = Documented(self._database)
        self._surveyor = Surveyor()
        self._losses: dict[Path, Losses] = {}
        self._clock = clock
        self._assembly = Assembly(self._database)
        self._catalog = Catalog()
        self._shelves: list[Folder] = []
        self._looked: object = None
        """What the last look found, where all that it found was taken in."""
        self._around: Surroundings | None = None
        self._stood: Surroundings | None = None

    @property
    def catalog(self) -> Catalog:
        """What was loaded last."""
        return self._catalog

    def stop(self) -> None:
        """Come to an end soon: what was read stays, the rest is left."""
        self._stopping = True

    @property
    def state(self) -> tuple[int, int]:
        """What changes whenever anything of the catalogue or its problems does."""
        return self._holdings.generation, self._holdings.notes.edition

    def news(self) -> tuple[list[Problem], list[Problem]]:
        """Return the problems that came and those that went since the last time; of very many the first."""
        come, gone = self._holdings.notes.news()
        guessing = getattr(self._catalog.problems, "guessing", lambda problem: problem)
        return list(map(guessing, come)), gone

    def load(
        self,
        folders: Iterable[Path],
        kinds: Mapping[str, Kind],
        terms: Iterable[Term],
        *,
        patient: bool = False,
        seconds: float = float("inf"),
        opinion: Opinion | None = no_opinion,
    ) -> Catalog:
        """Return the catalog of the folders; what is wrong lies in its `problems`, in order.

        With `patient`, many files that are missing at once are believed to be gone only by a second look (losses.py).
        After so many `seconds` of reading the rest is `left` for the next call. `opinion` is asked of each item that
        may be thought of otherwise than before; with None nobody is asked, until `examine` is called.
        """
        terms, shelves = list(terms), [read_folder(folder) for folder in folders]
        looked = dict(kinds), terms, [shelf.fingerprint() for shelf in shelves]
        if looked != self._looked or any(losses.pending for losses in self._losses.values()):
            self._looked = None
            self._read(shelves, kinds, terms, patient=patient, seconds=seconds)
            self._looked = None if self.waiting else looked
            if not self.left:
                self._holdings.keep_records(lambda: self._catalog.tables.columns)
        return self.examine(self._catalog, opinion) if opinion and not self.left else self._catalog

    def _read(
        self, shelves: list[Folder], kinds: Mapping[str, Kind], terms: list[Term], *, patient: bool, seconds: float
    ) -> None:
        """Bring the catalogue up to what a look found."""
        stored = self._holdings.files()
        self._shelves = self._sorted(shelves, stored, patient=patient)
        self._around = around = self._surveyor.survey(self._shelves, kinds, terms)
        said = [problem for shelf in self._shelves for problem in (*shelf.problems, *_empty(shelf))]
        with self._database.transaction():
            if renew(self._database, around.words.terms):
                stored = self._holdings.files()
            self._bring(self._plan(self._shelves, around, stored), around, seconds)
            self._say([*said, *around.problems])
        for shelf in self._shelves:
            shelf.forget()

    def load_named(self, paths: Iterable[str]) -> bool:
        """Load the files that were saved or added, without a look at any other; return False where that won't do.

        It will do when all are files of units, sequences or facts in folders that were looked into.
        """
        around = self._around
        if around is None or self.waiting or (files := self._named(paths)) is None:
            return False
        self._looked = None
        with self._database.transaction():
            self._bring(Plan(files), around)
        return True

    def take_back(self) -> None:
        """Go on from what the catalogue's file holds: what was written last is not in it."""
        self._holdings.refresh()
        self._stood = self._looked = None
        if self._around is not None:
            self._catalog = self._assembly.catalog(self._holdings, self._around, Catalog(), Changes())

    def _named(self, paths: Iterable[str]) -> list[ToRead] | None:
        files = []
        for path in paths:
            seen = named_file(path, self._shelves)
            if seen is None:
                return None
            shelf, place, stamp = seen
            if stamp:
                files.append((path, next(what for what, name in PLACES if name == place), shelf, stamp))
        return files

    def _bring(self, plan: Plan, around: Surroundings, seconds: float = float("inf")) -> None:
        before, edition, as_before = self._catalog, self._holdings.notes.edition, around == self._stood
        if plan.is_empty and as_before:
            self.left = 0
            return
        changes = self._take(plan, around, seconds)
        if as_before and not changes and edition == self._holdings.notes.edition:
            return
        if not as_before:
            keep(around, self._database)
            self._stood = around
        self._catalog = self._assembly.catalog(self._holdings, around, before, changes)
        self._mark(changes, around)

    def examine(self, catalog: Catalog, opinion: Opinion = no_opinion, names: Iterable[str] | None = None) -> Catalog:
        """Return the catalog with what is found wrong in what refers to what, and what `opinion` says of each item.

        Only what may be thought of otherwise than before is looked at; with `names`, of these units alone.
        """
        heard = HeardTerms(catalog.terms)
        asked = catalog.heard_by(heard)
        among = None if names is None else to_json(list(names)).decode()
        sorts: Mapping[str, Mapping[str, Unit | Sequence]] = {
            "unit": catalog.units,
            "draft": catalog.drafts,
            "sequence": catalog.sequences,
        }
        for what, items in sorts.items():
            while not self._stopping and (rows := self._unchecked(what, among)):
                numbers = {name: number for name, number in rows if name in items}
                said = [
                    (item, in_order([*references_of(item, asked), *opinion(item, asked)]), heard.taken())
                    for item in some_of(items, numbers)
                ]
                with self._database.transaction():
                    askings = Askings(self._database, catalog.terms)
                    problems = {f"{what}/{item.identifier}": (of, str(item.source.path)) for item, of, _ in said}
                    self._holdings.notes.replace_all("opinion", problems)
                    judged = [(askings.number(of), numbers[item.identifier]) for item, _, of in said]
                    self._database.run_many("update entry set asking = ? where number = ?", judged)
                    self._database.run_many("update entry set checked = 1 where number = ?", ((n,) for _, n in rows))
        return catalog

    def render(self, seconds: float = float("inf")) -> bool:
        """Keep what pages show of bodies, for so long, so that no reader pays for it; return whether any are left.

        It takes longer than all else that is made of a unit, so whoever shows no pages leaves it.
        """
        from dongling.text.safe_html import safe_html  # here: the parser is heavy, and most starts have nothing to make

        until, units = time.monotonic() + seconds, self._catalog.units
        while not self._stopping and (rows := self._database.all(_UNDRAWN, (AT_ONCE,))):
            made, done = [], []
            for name, number in rows:
                body = units[name].body if name in units else ""
                made += [(number, html, seal_of(html)) for html in [body and safe_html(body)] if html]
                done.append((number,))
                if time.monotonic() >= until:
                    break
            with self._database.transaction():
                self._database.run_many("insert or replace into rendered values (?, ?, ?)", made)
                self._database.run_many("update entry set drawn = 1 where number = ?", done)
            if time.monotonic() >= until:
                return True
        return False

    def _unchecked(self, what: str, among: str | None) -> list[tuple[Any, ...]]:
        """Return some items that are still to be examined; of units those `among` others, none when it is done."""
        only = "" if among is None else " and what = 'unit' and identifier in (select value from json_each(?))"
        return self._database.all(f"{_UNCHECKED}{only} limit {AT_ONCE}", (what, *([among] if among else ())))

    def _sorted(self, shelves: list[Folder], stored: Mapping[str, FileRow], *, patient: bool) -> list[Folder]:
        self.folders = {path: number for shelf in shelves for path, number in shelf.folders.items()}
        self.waiting = False
        of_shelf: list[set[str]] = [set() for _ in shelves]
        for path, row in stored.items():
            if row[-1] < len(of_shelf):
                of_shelf[row[-1]].add(path)
        for shelf, its in zip(shelves, of_shelf, strict=True):
            losses = self._losses.setdefault(shelf.path, Losses())
            known = its | self._surveyor.known(shelf.path)
            if not patient:
                losses.accept()
            there = shelf.files.keys()
            held = losses.held(known, there, self._clock()) if patient else set()
            self.waiting = self.waiting or bool(held)
            shelf.sort({*held, *_below(known, shelf.unread)} - there)
            if held:
                shelf.problems.append(_missing(len(held), shelf))
        return shelves

    def _plan(self, shelves: list[Folder], around: Surroundings, stored: Mapping[str, FileRow]) -> Plan:
        """Return what is to be done so that the catalogue's file is as the folders are."""
        seen: set[str] = set()
        plan = Plan([])
        for i, (shelf, school) in enumerate(zip(shelves, around.owners, strict=True)):
            for what, place in PLACES:
                reader = reader_of(what, school, around.words)
                stamps = getattr(shelf, place)
                for path in stamps.keys() & seen:
                    del stamps[path]
                seen.update(stamps)
                for path, stamp in stamps.items():
                    row = stored.get(path)
                    if stamp and (row is None or row[:4] != stamp or row[4] != reader or self._doubts(path)):
                        plan.changed.append((path, what, i, stamp))
                    elif row is not None and row[5] != i:
                        plan.moved.append((path, i))
        plan.gone.extend(path for path in stored if path not in seen)
        plan.changed.sort(key=lambda file: (file[1] != "fact", file[2], file[0]))
        return plan

    def _doubts(self, path: str) -> bool:
        """Tell whether a file is to be read whatever its stamp says."""
        return self._believed is not None and path not in self._believed

    def _take(self, plan: Plan, around: Surroundings, seconds: float) -> Changes:
        """Bring the file up to date with what changed, as far as the time goes."""
        self.left = 0
        if plan.is_empty:
            return Changes()
        askings = Askings(self._database, around.words.terms)
        intake = Intake(self._holdings, self._assembly.codec(around.words), askings)
        words = around.words.heard_by(askings.heard)
        changes = intake.take(self._in_time(plan.changed, around, words, seconds), plan.gone, plan.moved)
        self.documented.gone.update(changes.gone["unit"])
        return changes

    def _in_time(
        self, files: list[ToRead], around: Surroundings, words: KnownWords, seconds: float
    ) -> Iterable[NewFile]:
        until = time.monotonic() + seconds
        for i, file in enumerate(files):
            if self._stopping or time.monotonic() >= until:
                self.left, self.waiting = len(files) - i, True
                return
            if self._believed is not None:
                self._believed.add(file[0])
            yield new_file(file, self._shelves[file[2]], around.owners[file[2]], words)

    def _mark(self, changes: Changes, around: Surroundings) -> None:
        """Mark what is to be examined again: what is named by what came or went, and all when the ground changed."""
        catalog = self._catalog
        if self._database.value("ground") != around.digest:
            self._database.run("update entry set checked = 0, document = null")
            self._database.keep("ground", around.digest)
            return
        if not self._database.all("select 1 from entry where checked limit 1"):
            return
        appeared = {what: changes.come[what] | changes.gone[what] for what in SORTS}
        if any(appeared.values()) or changes.changed["fact"] or changes.changed["unit"]:
            tables = catalog.tables
            named_by = appeared["unit"] | appeared["draft"]
            units = named(named_by, tables.needing) | named(changes.every("fact"), tables.citing)
            self._again("unit", units)
            self._again("sequence", named(changes.every("unit") | named_by, tables.sequences_with))
            self._again("draft", self._holdings.numbers["draft"])  # they are few, and no table says what they name

    def _again(self, what: str, names: Iterable[str]) -> None:
        numbers = self._holdings.numbers[what]
        rows = [(numbers[name],) for name in names if name in numbers]
        self._database.run_many("update entry set checked = 0 where number = ?", rows)

    def _say(self, problems: list[Problem]) -> None:
        """Keep what is wrong with folders, terms, schools, collections and tables."""
        if problems != list(self._holdings.notes.of("folder", "")):
            self._holdings.notes.replace("folder", "", problems)


def _below(known: Iterable[str], folders: list[Path]) -> set[str]:
    """Return the files that lie in any of some folders."""
    above = tuple(f"{folder}/" for folder in folders)
    return {path for path in known if path.startswith(above)} if above else set()


def _missing(count: int, shelf: Folder) -> Problem:
    message = Said(
        f"一下子少了{count}个文件，先照原样显示，过一会儿再看一次",
        f"{count} files are missing at once; they stand as they were until a second look",
    )
    hint = Said("正在换文件夹就不用管", "nothing to do while the folder is being replaced")
    return Problem("warning", "files-missing", message, shelf.shown, hint=hint)


def _empty(shelf: Folder) -> list[Problem]:
    if shelf.units or shelf.is_of_schools:
        return []
    return [Problem("warning", "no-units", _NOTHING, shelf.shown, hint=_BEGIN)]
