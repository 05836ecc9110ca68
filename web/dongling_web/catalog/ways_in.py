"""Ways into the catalog (stages, schools, themes, kinds) with their counts, for the home page and schools."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.model import Kind, School, Sequence, Term, Unit
from dongling_web.display import marks


@dataclass(frozen=True)
class Choice:
    """A way into the catalog: what it is called, where it leads, how many units wait there."""

    value: str
    name: str
    count: int
    note: str = ""
    mark: Markup | str = ""


def stages(catalog: Catalog) -> list[Choice]:
    """Return the stages that pupils find units in, with their bands."""
    bands = catalog.terms.scheme("band").values()
    choices = []
    for name, term in catalog.terms.scheme("stage").items():
        units = catalog.with_value("stage", name)
        if units:
            note = _span([band for band in bands if band.broader == name])
            choices.append(Choice(name, term.name, len(units), note, marks.ruler((name,), catalog)))
    return choices


def _span(bands: list[Term]) -> str:
    """Return 1-6年级 for 1-2年级, 3-4年级, 5-6年级."""
    first, last = bands[0].name, bands[-1].name
    return first if first == last else f"{first.split('-')[0]}-{last.split('-')[-1]}"


def schools(catalog: Catalog) -> list[Choice]:
    """Return the schools as ways in."""
    return [
        Choice(name, school.name, len(catalog.with_value("school", name)), mark=marks.school_sign(name, catalog))
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
        Choice(name, kind.name, len(units), _usual(kind), marks.kind_mark(name, catalog))
        for name, kind in catalog.kinds.items()
        if (units := catalog.with_value("kind", name))
    ]


def _usual(kind: Kind) -> str:
    low, high = kind.minutes
    if kind.minutes == Kind.minutes:
        return ""
    return f"{low}分钟" if low == high else f"{low}–{high}分钟"


def words_to_try(catalog: Catalog, most: int = 5) -> list[str]:
    """Return a few key words to try, each from a unit of another kind."""
    word_of_kind: dict[str, str] = {}
    for unit in catalog.student_units:
        word = next((w for w in unit.keywords if 2 <= len(w) <= 5 and w not in word_of_kind.values()), "")
        if word:
            word_of_kind.setdefault(unit.kind, word)
    return list(word_of_kind.values())[:most]


def by_kind(units: tuple[Unit, ...], catalog: Catalog) -> Iterator[tuple[Kind, list[Unit]]]:
    """Return the units of each kind that has any, in the order of kinds."""
    for name, kind in catalog.kinds.items():
        own = [unit for unit in units if unit.kind == name]
        if own:
            yield kind, own


def units_of(school: School, catalog: Catalog) -> tuple[Unit, ...]:
    """Return the units of a school that pupils see."""
    return catalog.with_value("school", school.identifier)


def for_others(school: School, catalog: Catalog) -> list[Choice]:
    """Return for whom the school has units that pupils do not see, and how many."""
    units = [unit for unit in catalog.units.values() if unit.school == school.identifier and not unit.for_students]
    counts = Counter(who for unit in units for who in unit.audience)
    return [Choice(who, catalog.name_of("audience", who), count) for who, count in counts.items()]


def by_theme(units: tuple[Unit, ...], catalog: Catalog) -> list[Choice]:
    """Return all themes with how many of these units have them, the fullest first."""
    counts = Counter(theme for unit in units for theme in unit.themes)
    choices = [Choice(name, term.name, counts[name]) for name, term in catalog.terms.scheme("theme").items()]
    return sorted(choices, key=lambda choice: -choice.count)


def stage_names(sequence: Sequence, catalog: Catalog) -> list[str]:
    """Return the stages that a sequence says or, when it does not, those of its units."""
    own = sequence.stages or {unit.stage for _, unit, _ in catalog.steps(sequence) if unit}
    return [term.name for name, term in catalog.terms.scheme("stage").items() if name in own]


def total_minutes(sequence: Sequence, catalog: Catalog) -> int:
    """Return the minutes of all steps."""
    return sum(minutes for _, _, minutes in catalog.steps(sequence))


def has_samples(catalog: Catalog) -> bool:
    """Whether any unit has not been approved by its school."""
    return any(unit.review_status != "approved" for unit in catalog.units.values())
