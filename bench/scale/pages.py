"""Row `pages`: does a page cost more in a larger catalogue? Every sort of page, against the catalogue of 1,000 units.

Every page is asked in the process that makes it, gzipped, without search, and its CPU time taken: `made` by a browser
with a cookie of its own, for whom nothing is kept, `kept` by all others. Both catalogues take turns.
"""

import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from statistics import median
from typing import Any

from flask.testing import FlaskClient

from bench.scale.children import apart
from bench.scale.corpora import Corpus
from bench.scale.loads import prime
from bench.scale.record import Value, Values
from dongling import Library, Settings
from dongling_web.app import create_app
from dongling_web.drafts.cookie import COOKIE

ROUNDS, TURNS, UNITS = 5, 3, 40
_UNITS = [f"s000-u{number:04}" for number in range(100, 100 + UNITS)]
PAGES: Mapping[str, Sequence[str]] = {
    "unit": [f"/units/{name}" for name in _UNITS],
    "home": ["/"] * 10,
    "map": ["/map"] * 5,
    "unit to print": [f"/units/{name}?print=1" for name in _UNITS[:5]],
    "unit on the screen": [f"/units/{name}/show" for name in _UNITS[:5]],
    "unit as Word": [f"/units/{name}/export/docx" for name in _UNITS[:5]],
    "unit as YAML": [f"/units/{name}/export/yaml" for name in _UNITS[:5]],
    "unit to take along": [f"/units/{name}/bundle.zip" for name in _UNITS[:5]],
    "map of a school": ["/map?school=s000"] * 5,
    "school": ["/schools/s000"] * 5,
    "schools": ["/schools"] * 5,
    "collection": [f"/collections/s000-c{number}" for number in range(5)],
    "collection's feed": [f"/collections/s000-c{number}.atom" for number in range(5)],
    "collections": ["/collections"] * 5,
    "sequence": [f"/sequences/s000-q{number}" for number in range(10)],
    "sequence as YAML": [f"/sequences/s000-q{number}/export/yaml" for number in range(5)],
    "sequence as Word": [f"/sequences/s000-q{number}/export/docx" for number in range(5)],
    "sequence to take along": ["/sequences/s000-q0/bundle.zip"] * 2,
    "sequences": ["/sequences"] * 5,
    "facts": ["/facts"] * 5,
    "facts found": ["/facts?q=s000-f7"] * 5,
    "fact": [f"/facts/s000-f{number}" for number in range(10)],
    "terms": ["/terms"] * 2,
    "terms of a scheme": ["/terms/theme"] * 5,
    "drafts": ["/drafts"] * 5,
    "new unit": ["/new-unit.yaml?kind=lesson"] * 5,
    "about": ["/about"] * 5,
    "health": ["/healthz"] * 5,
}
KEPT = ("home", "map")
"""The pages that are kept for whoever has no drafts."""
Costs = Mapping[str, float]
"""Milliseconds of CPU by the name of a page; `NAME, kept` for one that is kept."""


def pages(content: Corpus) -> Values:
    """Return what units, home and map cost against the base, the dearest other page, the first map, and every page."""
    sides = [one for one in (content, content.base) if one]
    for one in sides:
        prime(one)
    first = median(_apart("first_map", content) for _ in range(TURNS))
    turns: list[list[Costs]] = [[_apart("costs", one) for one in sides] for _ in range(TURNS)]
    ours, *more = (
        {name: median(turn[side][name] for turn in turns) for name in turns[0][0]} for side in range(len(sides))
    )
    theirs = more[0] if more else ours
    compared = {name: Value(ours[name] / theirs[name], f"{ours[name]:.2f} ms") for name in ours}
    others = {name: value for name, value in compared.items() if name.split(",")[0] not in {"unit", *KEPT}}
    dearest = max(others, key=lambda name: others[name].number)
    return {
        "unit": compared["unit"],
        "home": compared["home, kept"],
        "map": compared["map, kept"],
        "map first": Value(first / 1000),
        "dearest": Value(others[dearest].number, f"{dearest}, {others[dearest].note}"),
        **{f"page {name}": value for name, value in compared.items()},
    }


def _apart(what: str, content: Corpus) -> Any:
    return apart("bench.scale.pages", what, list(map(str, content.folders)), str(content.state))


def milliseconds(client: FlaskClient, paths: Sequence[str]) -> float:
    """Return the CPU time of a page: the mean over paths."""
    begun = time.process_time()
    for path in paths:
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status}")
    return 1000 * (time.process_time() - begun) / len(paths)


def _opened(folders: Sequence[str], state: str) -> tuple[Library, FlaskClient, FlaskClient]:
    library = Library.open(folders, Settings(state=Path(state), safe_mode=True), search=False, check=False)
    app = create_app(library)
    everyone, own = app.test_client(), app.test_client()
    own.set_cookie(COOKIE, "none")
    return library, everyone, own


def first_map(folders: Sequence[str], state: str) -> float:
    """Return the milliseconds of the first page of a process, which is the map."""
    library, everyone, _ = _opened(folders, state)
    took = milliseconds(everyone, PAGES["map"][:1])
    library.close()
    return took


def of_units(folders: Sequence[str], state: str, names: Sequence[str]) -> float:
    """Return the median milliseconds of the pages of some units, each asked once."""
    library, everyone, _ = _opened(folders, state)
    milliseconds(everyone, [f"/units/{names[0]}"])
    took = median(milliseconds(everyone, [f"/units/{name}"]) for name in names[1:])
    library.close()
    return took


def costs(folders: Sequence[str], state: str) -> Costs:
    """Return what the pages of a catalogue cost, each asked once before."""
    library, everyone, own = _opened(folders, state)
    made: dict[str, float] = {}
    for name, paths in PAGES.items():
        milliseconds(own, paths[:1])
        made[name] = median(milliseconds(own, paths) for _ in range(ROUNDS))
    for name in KEPT:
        milliseconds(everyone, PAGES[name])
        made[f"{name}, kept"] = median(milliseconds(everyone, PAGES[name]) for _ in range(ROUNDS))
    library.close()
    return made
