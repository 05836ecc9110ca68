"""What the page of a sequence shows: on the site, as a shared draft, in the offline bundle, and printed whole.

Kinds draw their parts for a page with one unit. Where many stand in one page, each keeps its own anchors and
groups of choices (`apart`).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import render_template, request
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.curriculum import listed
from dongling.model import Sequence
from dongling.sequences import Report, Reporter, StepTime
from dongling_web.display.kind_parts import draw
from dongling_web.http.context import current_catalog, current_day, current_library
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.words import name_of
from dongling_web.sequences.checklist import progress
from dongling_web.units.view import Draw, Render, unit_values
from dongling_web.workload.desk import made

if TYPE_CHECKING:
    from dongling.store import SavedDraft


_reporters = PerCatalog(Reporter)
_TAG = re.compile(r"<[a-z][^<>]*>")
_OWN = re.compile(r'(?<= )(id|for|name|aria-labelledby|href)="(#?)([^"]*)"')


@dataclass(frozen=True)
class Served:
    """The competencies of one frame that steps serve, with the stages that it speaks of."""

    stages: tuple[str, ...]
    covered: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Sheet:
    """A step on paper: its unit's own part, notes, sources and the sheets of its kind."""

    time: StepTime
    content: Markup


def sequence_values(sequence: Sequence, catalog: Catalog, today: dt.date | None) -> dict[str, Any]:
    """Return what the page of a sequence shows, wherever it is shown; `today` as of `progress`."""
    step_report = _reporters.of(catalog).report(sequence.steps)
    units = [time.unit for time in step_report.steps if time.unit]
    return {
        "sequence": sequence,
        "steps": catalog.steps(sequence),
        "progress": progress(sequence, today),
        "report": step_report,
        "served": list(_served(step_report, catalog)),
        "unapproved": not all(unit.approved for unit in units),
    }


def _served(step_report: Report, catalog: Catalog) -> Iterator[Served]:
    terms = catalog.terms.scheme("competency")
    for _, frame in step_report.frames:
        covered = tuple((name_of(one.scheme, one.identifier, catalog), one.steps) for one in frame if one.steps)
        if covered:
            named = [stage for one in frame for stage in listed(terms[one.identifier], "stages")]
            yield Served(tuple(name_of("stage", stage, catalog) for stage in dict.fromkeys(named)), covered)


def sheets(step_report: Report, catalog: Catalog, render: Render, own: Draw | None = None) -> list[Sheet]:
    """Return the steps whose units are loaded, as they are printed; `own` draws for kinds, as on the page of a unit."""
    printed = []
    for time in step_report.steps:
        if time.unit:
            unit = catalog.units[time.unit.identifier]
            html = render("units/_content.html", **unit_values(unit, catalog, render, own))
            printed.append(Sheet(time, apart(html, f"step-{time.number}-")))
    return printed


def apart(html: str, prefix: str) -> Markup:
    """Return part of a page with `prefix` before its anchors, its groups of choices, and what points to them."""

    def own(match: re.Match[str]) -> str:
        name, mark, value = match.groups()
        if name == "href" and not mark:
            return match[0]
        return f'{name}="{mark}{" ".join(prefix + word for word in value.split())}"'

    return Markup(_TAG.sub(lambda tag: _OWN.sub(own, tag[0]), html))  # noqa: S704 - a template's, so escaped already


def sequence_page(sequence: Sequence, at: str, saved: "SavedDraft | None" = None, **whose: Any) -> str:
    """Return the page of a sequence, or all its sheets when they are asked for.

    `at` is its address; `saved` is the draft that it was made of, if any, and `whose` that is. Sheets are dear:
    they are made in turn, and kept for others when nothing of this browser's own is on them.
    """
    if "print" in request.args:
        how = ("print", at, saved and saved.version)
        return made(sequence, how, lambda: _printed(sequence, at, saved).encode(), keep=not request.cookies).decode()
    return render_template("sequences/sequence.html", **whose, **_values(sequence, at, saved))


def _printed(sequence: Sequence, at: str, saved: "SavedDraft | None") -> str:
    values = _values(sequence, at, saved)
    pages = sheets(values["report"], current_catalog(), render_template, partial(draw, current_library().plugins))
    return render_template("sequences/print.html", sheets=pages, **values)


def _values(sequence: Sequence, at: str, saved: "SavedDraft | None") -> dict[str, Any]:
    return {"at": at, "saved": saved, **sequence_values(sequence, current_catalog(), current_day())}
