"""What the page of a sequence shows: on the site, as a shared draft, in the offline bundle, and printed whole.

Kinds draw their parts for a page with one unit. Where many stand in one page, each keeps its own anchors and
groups of choices (`apart`).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import render_template, request
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.curriculum import listed
from dongling.model import Sequence
from dongling.sequences import Report, StepTime, report
from dongling_web.http.context import current_catalog, current_day
from dongling_web.sequences.checklist import progress
from dongling_web.units.view import Render, unit_values

if TYPE_CHECKING:
    from dongling.store import SavedDraft


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
    found = report(sequence.steps, catalog)
    units = [time.unit for time in found.steps if time.unit]
    return {
        "sequence": sequence,
        "steps": catalog.steps(sequence),
        "progress": progress(sequence, today),
        "report": found,
        "served": list(_served(found, catalog)),
        "unapproved": any(unit.review_status != "approved" for unit in units),
    }


def _served(found: Report, catalog: Catalog) -> Iterator[Served]:
    terms = catalog.terms.scheme("competency")
    for _, frame in found.frames:
        covered = tuple((one.name, one.steps) for one in frame if one.steps)
        if covered:
            named = [stage for one in frame for stage in listed(terms[one.identifier], "stages")]
            yield Served(tuple(catalog.name_of("stage", stage) for stage in dict.fromkeys(named)), covered)


def sheets(found: Report, catalog: Catalog, render: Render) -> list[Sheet]:
    """Return the steps whose units are loaded, as they are printed."""
    made = []
    for time in found.steps:
        if time.unit:
            html = render("units/_content.html", **unit_values(time.unit, catalog, render))
            made.append(Sheet(time, apart(html, f"step-{time.number}-")))
    return made


def apart(html: str, prefix: str) -> Markup:
    """Return part of a page with `prefix` before its anchors, its groups of choices, and what points to them."""

    def own(found: re.Match[str]) -> str:
        name, mark, value = found.groups()
        if name == "href" and not mark:
            return found[0]
        return f'{name}="{mark}{" ".join(prefix + word for word in value.split())}"'

    return Markup(_TAG.sub(lambda tag: _OWN.sub(own, tag[0]), html))  # noqa: S704 - a template's, so escaped already


def sequence_page(found: Sequence, at: str, saved: "SavedDraft | None" = None) -> str:
    """Return the page of a sequence, or all its sheets when they are asked for.

    `at` is its address; `saved` is the draft that it was made of, if any.
    """
    catalog = current_catalog()
    values = {"at": at, "saved": saved, **sequence_values(found, catalog, current_day())}
    if "print" not in request.args:
        return render_template("sequences/sequence.html", **values)
    printed = sheets(values["report"], catalog, render_template)
    return render_template("sequences/print.html", sheets=printed, **values)
