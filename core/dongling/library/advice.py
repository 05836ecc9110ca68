"""What to do about what readers looked for and did not find: write a unit, or add a keyword or a synonym."""

from dataclasses import dataclass

from dongling.library.library import Library
from dongling.problems import Said
from dongling.search import Missed, MissedQueries, Query, Results

SHOWN = 50
"""So many texts are told, those asked most first."""


@dataclass(frozen=True)
class Advice:
    """A text that was not found, and what to do; `unit` is the nearest one, empty when none is near."""

    missed: Missed
    unit: str
    said: Said


def advice(library: Library) -> list[Advice]:
    """Return what was missed most in the last days, and what to do about each; each is searched for once more."""
    rows = MissedQueries(library.cache).most(SHOWN) if library.cache else []
    return [_advice(library, row) for row in rows]


def _advice(library: Library, missed: Missed) -> Advice:
    results = library.search(Query(missed.text, door="all"))
    if results.total and results.confident:
        return Advice(missed, results.hits[0].identifier, Said("现在搜得到了", "it is found by now"))
    return Advice(missed, *_what_to_do(library, missed.text, results))


def _what_to_do(library: Library, text: str, results: Results) -> tuple[str, Said]:
    unit = library.catalog.units.get(results.hits[0].identifier) if results.hits else None
    if unit is None:
        zh = "没有单元讲到：可以写一个；如果只是叫法不同，在 terms 里加一组同义词"
        return "", Said(zh, "no unit tells it: write one; if it only has another name, add a synonym in terms")
    known = next(iter(unit.keywords), unit.name)
    zh = f"最近的是 {unit.identifier}《{unit.name}》：讲的就是它，就加关键词“{text}”，或同义词 {text} = {known}"
    en = f"the nearest is {unit.identifier}: if it tells this, add the keyword “{text}” or a synonym {text} = {known}"
    return unit.identifier, Said(zh, en)
