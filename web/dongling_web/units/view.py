"""The values that a unit's page shows, and the part that its kind draws; the site and the offline bundle share them.

A kind's template draws its part of the page. Beside `x/kind.html` there may be `x/kind.sheets.html`: sheets that
only paper has, such as a letter to parents, after everything else, and `x/kind.pupils.html`: what pupils see first in
the place of what the fields declare. All are given the unit, its kind, its
`details`, the cited facts and the catalog.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from jinja2 import TemplateNotFound
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.model import Kind, Unit
from dongling_web.catalog import citations
from dongling_web.display.fields import rows
from dongling_web.display.kind_parts import PUPILS, SHEETS
from dongling_web.units.prose import Prose, anchors
from dongling_web.units.story import story

log = logging.getLogger("dongling.web")
MANY = 12
"""So many sequences that have it are named on a unit's page."""
Render = Callable[..., str]
"""Renders a template by name with values."""
Draw = Callable[..., str]
"""Calls a Render for a kind: kind, Render, name of the template, values."""


@dataclass(frozen=True)
class Parts:
    """A kind's own part of a unit's page, and its sheets for paper."""

    main: Markup
    sheets: Markup


def parts(unit: Unit, catalog: Catalog, render: Render, draw: Draw | None = None) -> Parts:
    """Return the kind's part and sheets; when its template is missing or fails, its fields by their labels.

    `draw` calls what draws for a kind, and keeps it from doing harm; else it is called as it is.
    """
    kind = catalog.kinds[unit.kind]
    own = partial(draw, kind.identifier, render) if draw else render
    main = _attempt(kind.template, unit, catalog, own) if kind.template else None
    if main is None:
        main = _trusted(render("units/kinds/plain.html", rows=rows(unit.details, catalog)))
    return Parts(main, _beside(kind, SHEETS, unit, catalog, own))


def pupils_part(unit: Unit, catalog: Catalog, render: Render, draw: Draw | None = None) -> Markup:
    """Return what a kind itself draws for pupils, nothing for most: then the page goes by what fields declare."""
    kind = catalog.kinds[unit.kind]
    return _beside(kind, PUPILS, unit, catalog, partial(draw, kind.identifier, render) if draw else render)


def kind_sheets(unit: Unit, catalog: Catalog, render: Render, draw: Draw | None = None) -> Markup:
    """Return the sheets that a kind has for paper; nothing for a kind without, or where they fail."""
    kind = catalog.kinds[unit.kind]
    return _beside(kind, SHEETS, unit, catalog, partial(draw, kind.identifier, render) if draw else render)


def _beside(kind: Kind, ending: str, unit: Unit, catalog: Catalog, render: Render) -> Markup:
    """Return what stands beside a kind's template under another ending; nothing where there is none."""
    template = kind.template.removesuffix(".html") + ending
    what = "sheets" if ending == SHEETS else "pupils' part"
    try:
        return _drawn(template, unit, catalog, render)
    except Exception as error:
        if not (isinstance(error, TemplateNotFound) and error.name == template):
            log.exception("%s of kind %s failed; they are left out", what, kind.identifier)
        return Markup()


def _attempt(template: str, unit: Unit, catalog: Catalog, render: Render) -> Markup | None:
    try:
        return _drawn(template, unit, catalog, render)
    except Exception:
        log.exception("template %s of kind %s failed; its fields are shown plainly", template, unit.kind)
        return None


def _drawn(template: str, unit: Unit, catalog: Catalog, render: Render) -> Markup:
    facts = citations.cited(unit.facts, catalog)
    values = {"unit": unit, "kind": catalog.kinds[unit.kind], "details": unit.details, "cited": facts}
    return _trusted(render(template, catalog=catalog, prose=Prose(notes=_notes(unit, catalog)), **values))


def _notes(unit: Unit, catalog: Catalog) -> dict[str, tuple[int, ...]]:
    """Return where on the page of a unit its footnotes stand."""
    return anchors(story(unit.details, catalog).texts(), citations.cited(unit.facts, catalog))


def _trusted(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - a template's, so escaped already


def unit_values(unit: Unit, catalog: Catalog, render: Render, draw: Draw | None = None) -> dict[str, Any]:
    """Return what the page of a unit shows, wherever it is shown; `draw` as in `parts`."""
    own = parts(unit, catalog, render, draw)
    return {
        "unit": unit,
        "kind": catalog.kinds[unit.kind],
        "part": own.main,
        "sheets": own.sheets,
        **_sequences_with(unit, catalog),
        "cited": citations.cited(unit.facts, catalog),
        "footnoted": frozenset(chain(*_notes(unit, catalog).values())),
        "with_answers": True,
        "places": [catalog.places[name] for name in unit.places if name in catalog.places],
    }


def _sequences_with(unit: Unit, catalog: Catalog) -> dict[str, Any]:
    """Return the first sequences that have a unit, and how many more there are."""
    names = catalog.tables.sequences_with.get(unit.identifier, ())
    return {
        "sequences": [catalog.sequences[name] for name in names[:MANY]],
        "more_sequences": len(names[MANY:]),
    }
