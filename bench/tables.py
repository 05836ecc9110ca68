"""What do the tables of a very large catalogue cost, and what is made of them, with no unit decoded at all?

Units are only records here, of schools with 1,000 each as `bench.districts` writes them, so that 100,000 are made in
seconds. CPU time; what is made of the records is held against going once through them, a guess against difflib.
Aims at 100,000: the map 1.5 s, a guess 20 ms.
"""

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from types import SimpleNamespace
from typing import Any, TypeVar

from bench.corpus import ROOT, machine
from dongling import Library, Settings
from dongling.catalog import Catalog, Record
from dongling.catalog.record import record_of
from dongling.catalog.records import Records
from dongling.catalog.tables import Tables
from dongling.curriculum import curriculum_map, ladder
from dongling.problems import nearest
from dongling_web.builder.titles import Titles
from dongling_web.catalog.vocabularies import every_scheme
from dongling_web.catalog.ways_in import WaysIn

T = TypeVar("T")
OF_A_SCHOOL, FACTS = 1000, 200
SEED = 1604
TABLES = ("records", "with_value", "place", "citing", "naming", "building_on", "theme_sets", "themes_of_stages")


def records(count: int, real: list[Record], catalog: Catalog) -> Iterator[Record]:
    """Yield the records of `count` units whose places, facts and needs are left to chance that repeats."""
    chance = random.Random(SEED)
    terms = {name: list(catalog.terms.scheme(name)) for name in ("theme", "band", "depth")}
    for i in range(count):
        school, number = f"s{i // OF_A_SCHOOL:03}", i % OF_A_SCHOOL
        band, model = chance.choice(terms["band"]), real[i % len(real)]
        cited = {f"{school}-f{chance.randrange(FACTS)}" for _ in range(chance.randint(2, 5))}
        needs = (f"{school}-u{chance.randrange(number):04}",) if number and chance.random() < 0.3 else ()
        yield model._replace(
            identifier=f"{school}-u{number:04}",
            name=f"{model.name}之{number}",
            band=band,
            stage=catalog.terms.scheme("band")[band].broader,
            school=school,
            depth=chance.choice(terms["depth"]),
            themes=tuple(chance.sample(terms["theme"], chance.randint(1, 3))),
            facts=tuple(sorted(cited)),
            prerequisites=needs,
        )


def taken(what: str, make: Callable[[], T], times: int = 1) -> T:
    """Print what it costs to make something, each time anew; return it."""
    gc.collect()
    begun = time.process_time()
    made = [make() for _ in range(times)]
    print(f"           {what:36} {1000 * (time.process_time() - begun) / times:9.2f} ms")
    return made[-1]


def measure(count: int) -> None:
    """Print what the tables of `count` units cost, and what is made of them."""
    shipped = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog
    every = list(records(count, [record_of(unit) for unit in shipped.units.values()], shipped))
    columns = Records.of(every)
    catalog = replace(shipped, units={}, sequences={}, collections={})
    tables = vars(catalog)["tables"] = Tables(lambda: columns, {}, {})
    print(f"tables     {count:,} records; {machine()}")
    taken("all records as columns", lambda: Records.of(every))
    taken("all tables", lambda: [getattr(tables, name) for name in TABLES])
    gc.freeze()
    taken("home", lambda: WaysIn(catalog))
    taken("map", lambda: curriculum_map(catalog))
    taken("map by history", lambda: curriculum_map(catalog, "history"))
    taken("map of a school", lambda: curriculum_map(catalog, school="s000"))
    taken("vocabularies", lambda: every_scheme(catalog))
    some: Any = every[10:60]
    taken("ladder", lambda: [ladder(one, catalog) for one in some], times=2)
    nothing: Any = SimpleNamespace(confident=False, hits=())
    titles = taken("titles", lambda: Titles(catalog))
    taken("titles like what is typed", lambda: titles.like("之12", lambda *_: nothing), times=20)
    slip = f"{every[-1].identifier[:-2]}x{every[-1].identifier[-1]}"
    nearest(slip, [slip])  # what it imports is loaded once
    taken("a guess", lambda: nearest(slip, tables.records), times=5)
    taken("the same by difflib", lambda: get_close_matches(slip, tables.records, n=1, cutoff=0.5))
    gc.unfreeze()


def main() -> None:
    """Measure at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 100_000])
    for size in parser.parse_args().sizes:
        measure(size)


if __name__ == "__main__":
    main()
