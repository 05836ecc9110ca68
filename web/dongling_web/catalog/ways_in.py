"""Ways into the catalog (stages, schools, themes, kinds) with their counts, for the home page and schools."""

from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.model import Kind, School, Sequence, Term
from dongling_web.display import marks

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
    """The ways in that the home page shows, with some words to try."""

    def __init__(self, catalog: Catalog) -> None:
        self.stages, self.schools = stages(catalog), schools(catalog)
        self.themes, self.kinds = themes(catalog), kinds(catalog)
        self.tries = words_to_try(catalog)


def stages(catalog: Catalog) -> list[Choice]:
    """Return the stages that pupils find units in, with their bands."""
    bands = catalog.terms.scheme("band").values()
    choices = []
    for name, term in catalog.terms.scheme("stage").items():
        count = catalog.count("stage", name)
        if count:
            note = _span([band for band in bands if band.broader == name])
            choices.append(Choice(name, term.name, count, note, marks.ruler((name,), catalog)))
    return choices


def _span(bands: list[Term]) -> str:
    """Return 1-6年级 for 1-2年级, 3-4年级, 5-6年级."""
    first, last = bands[0].name, bands[-1].name
    return first if first == last else f"{first.split('-')[0]}-{last.split('-')[-1]}"


def schools(catalog: Catalog) -> list[Choice]:
    """Return the schools as ways in."""
    return [
        Choice(name, school.name, catalog.count("school", name), mark=marks.school_sign(name, catalog))
        for school in in_stage_order(catalog)
        if (name := school.identifier)
    ]


def in_stage_order(catalog: Catalog) -> list[School]:
    """Return the schools from kindergarten up; those of several stages, such as the district, come last."""
    order = list(catalog.terms.scheme("stage"))

    def place(school: School) -> int:
        positions = [order.index(stage) for stage in school.stages if stage in order]
        return positions[0] if len(positions) == 1 else len(order)

    return sorted(catalog.schools.values(), key=place)


def themes(catalog: Catalog) -> list[Choice]:
    """Return all themes, also those without units, each with its six cells."""
    choices = []
    for name, term in catalog.terms.scheme("theme").items():
        units = catalog.with_value("theme", name)
        mark = marks.cells(units, catalog)
        choices.append(Choice(name, term.name, len(units), mark=mark))
    return choices


def kinds(catalog: Catalog) -> list[Choice]:
    """Return the kinds that pupils find units of, with their usual minutes."""
    return [
        Choice(name, kind.name, count, _usual(kind), marks.kind_mark(name, catalog))
        for name, kind in catalog.kinds.items()
        if (count := catalog.count("kind", name))
    ]


def _usual(kind: Kind) -> str:
    low, high = kind.minutes
    if kind.minutes == Kind.minutes:
        return ""
    return f"{low}分钟" if low == high else f"{low}–{high}分钟"


def words_to_try(catalog: Catalog, most: int = 5) -> list[str]:
    """Return a few key words to try, each from a unit of another kind."""
    word_of_kind: dict[str, str] = {}
    for name in catalog.tables.pupils:
        unit = catalog.units[name]
        word = next((w for w in unit.keywords if 2 <= len(w) <= 5 and w not in word_of_kind.values()), "")
        if word:
            word_of_kind.setdefault(unit.kind, word)
        if len(word_of_kind) == most:
            break
    return list(word_of_kind.values())


def first_sequences(catalog: Catalog, most: int = MOST_SEQUENCES) -> list[Sequence]:
    """Return the first sequences, for a page that is not the list of them."""
    return list(islice(catalog.sequences.values(), most))


def stage_names(sequence: Sequence, catalog: Catalog) -> list[str]:
    """Return the stages that a sequence says or, when it does not, those of its units."""
    own = sequence.stages or {unit.stage for _, unit, _ in catalog.steps(sequence) if unit}
    return [term.name for name, term in catalog.terms.scheme("stage").items() if name in own]


def total_minutes(sequence: Sequence, catalog: Catalog) -> int:
    """Return the minutes of all steps."""
    return sum(minutes for _, _, minutes in catalog.steps(sequence))


def has_samples(catalog: Catalog) -> bool:
    """Whether any unit has not been approved by its school."""
    return bool(catalog.tables.unapproved)
