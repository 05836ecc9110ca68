"""Ways into the catalog (stages, schools, themes, kinds) with their counts, for the home page and schools."""

from dataclasses import dataclass, replace
from itertools import islice

from markupsafe import Markup

from dongling.catalog import DOORS, PUPIL, Catalog, Record
from dongling.model import Kind, School, Sequence, Term
from dongling_web.display import marks
from dongling_web.display.last_catalog import OfLastCatalog
from dongling_web.languages.words import name_of, spoken

MOST_SEQUENCES = 20
"""So many are named on a page that is not the list of them."""


@dataclass(frozen=True)
class Choice:
    """A way into the catalog: what it is called, where it leads, how many units wait there."""

    value: str
    name: str
    count: int
    note: str = ""
    mark: Markup | str = ""


class WaysIn:
    """The ways in that the home page shows behind each door, with some words to try."""

    def __init__(self, catalog: Catalog) -> None:
        self._behind = {door: Ways.of(catalog, door) for door in DOORS}

    def behind(self, door: str) -> "Ways":
        """Return the ways in behind a door."""
        return self._behind[door]


@dataclass(frozen=True)
class Ways:
    """The ways in behind one door: what they lead to is what is counted."""

    stages: list[Choice]
    schools: list[Choice]
    themes: list[Choice]
    kinds: list[Choice]
    tries: list[str]

    @classmethod
    def of(cls, catalog: Catalog, door: str) -> "Ways":
        """Return the ways in behind a door."""
        all_themes = [replace(one, count=catalog.count("theme", one.value, door)) for one in themes(catalog)]
        return cls(
            stages(catalog, door), schools(catalog, door), all_themes, kinds(catalog, door), words_to_try(catalog)
        )


def stages(catalog: Catalog, door: str = PUPIL) -> list[Choice]:
    """Return the stages that units are found in behind a door, with their bands."""
    bands = catalog.terms.scheme("band").values()
    choices = []
    for name in catalog.terms.scheme("stage"):
        count = catalog.count("stage", name, door)
        if count:
            note = _span([band for band in bands if band.broader == name], catalog)
            choices.append(Choice(name, name_of("stage", name, catalog), count, note, marks.ruler((name,), catalog)))
    return choices


def _span(bands: list[Term], catalog: Catalog) -> str:
    """Return 1-6年级 for 1-2年级, 3-4年级, 5-6年级; grades 1-6 for grades 1-2, grades 3-4, grades 5-6."""
    first, last = (name_of("band", band.identifier, catalog) for band in (bands[0], bands[-1]))
    return first if first == last else f"{first.split('-')[0]}-{last.split('-')[-1]}"


def schools(catalog: Catalog, door: str = PUPIL) -> list[Choice]:
    """Return the schools as ways in."""
    names = [school.identifier for school in in_stage_order(catalog)]
    counts = {name: catalog.count("school", name, door) for name in names}
    sign = marks.school_sign
    return [Choice(name, name_of("school", name, catalog), counts[name], mark=sign(name, catalog)) for name in names]


def in_stage_order(catalog: Catalog) -> list[School]:
    """Return the schools from kindergarten up; those of several stages, such as the district, come last."""
    order = list(catalog.terms.scheme("stage"))

    def place(school: School) -> int:
        positions = [order.index(stage) for stage in school.stages if stage in order]
        return positions[0] if len(positions) == 1 else len(order)

    return sorted(catalog.schools.values(), key=place)


@OfLastCatalog
def themes(catalog: Catalog) -> tuple[Choice, ...]:
    """Return all themes, also those without units, each with its six cells: laid out of all units, so made once."""
    choices = list[Choice]()
    for name in catalog.terms.scheme("theme"):
        units = catalog.tables.with_value.get(("theme", name), ())
        mark = marks.cells(catalog.tables.depths(units), catalog)
        choices.append(Choice(name, name_of("theme", name, catalog), len(units), mark=mark))
    return tuple(choices)


def kinds(catalog: Catalog, door: str = PUPIL) -> list[Choice]:
    """Return the kinds that units are found of behind a door, with their usual minutes."""
    return [
        Choice(name, name_of("kind", name, catalog), count, _usual(kind), marks.kind_mark(name, catalog))
        for name, kind in catalog.kinds.items()
        if (count := catalog.count("kind", name, door))
    ]


def _usual(kind: Kind) -> str:
    low, high = kind.minutes
    if kind.minutes == Kind.minutes:
        return ""
    minutes = str(low) if low == high else f"{low}–{high}"
    return spoken("%(minutes)s分钟", minutes=minutes)


def words_to_try(catalog: Catalog, most: int = 5) -> list[str]:
    """Return a few key words to try, each from a unit of another kind."""
    word_of_kind: dict[str, str] = {}
    columns, pupils = catalog.tables.columns, catalog.tables.pupils
    for kind, keywords in zip(columns.every("kind", pupils), columns.every("keywords", pupils), strict=True):
        word = next((w for w in keywords if 2 <= len(w) <= 5 and w not in word_of_kind.values()), "")
        if word:
            word_of_kind.setdefault(kind, word)
        if len(word_of_kind) == most:
            break
    return list(word_of_kind.values())


def first_sequences(catalog: Catalog, most: int = MOST_SEQUENCES) -> list[Sequence]:
    """Return the first sequences, for a page that is not the list of them."""
    return list(islice(catalog.sequences.values(), most))


def stage_names(sequence: Sequence, catalog: Catalog) -> list[str]:
    """Return the stages that a sequence says or, when it does not, those of its units."""
    own = sequence.stages or {unit.stage for _, unit, _ in steps(sequence, catalog) if unit}
    return [name_of("stage", name, catalog) for name in catalog.terms.scheme("stage") if name in own]


def total_minutes(sequence: Sequence, catalog: Catalog) -> int:
    """Return the minutes of all steps."""
    return sum(map(catalog.minutes_of, sequence.steps))


def steps(sequence: Sequence, catalog: Catalog) -> list[tuple[int, Record | None, int]]:
    """Return number, record (None when its school is not loaded) and minutes of each step: for lists of sequences."""
    records = catalog.tables.records
    return [(i, records.get(step.unit), catalog.minutes_of(step)) for i, step in enumerate(sequence.steps, 1)]


def has_samples(catalog: Catalog) -> bool:
    """Whether any unit has not been approved by its school."""
    return not catalog.tables.all_approved
