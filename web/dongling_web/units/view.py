"""The values that a unit's page shows, and the part that its kind draws; the site and the offline bundle share them.

A kind's template draws its part of the page. Beside `x/kind.html` there may be `x/kind.sheets.html`: sheets that
only paper has, such as a letter to parents, after everything else. Both are given the unit, its kind, its
`details`, the cited facts and the catalog.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateNotFound
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.model import Kind, Unit
from dongling_web.catalog import citations
from dongling_web.display.fields import rows

log = logging.getLogger("dongling.web")
MANY = 12
"""So many sequences that have it are named on a unit's page."""
Render = Callable[..., str]
"""Renders a template by name with values."""


@dataclass(frozen=True)
class Parts:
    """A kind's own part of a unit's page, and its sheets for paper."""

    main: Markup
    sheets: Markup


def parts(unit: Unit, catalog: Catalog, render: Render) -> Parts:
    """Return the kind's part and sheets; when its template is missing or fails, its fields by their labels."""
    kind = catalog.kinds[unit.kind]
    main = _attempt(kind.template, unit, catalog, render) if kind.template else None
    if main is None:
        main = _trusted(render("units/kinds/plain.html", rows=rows(unit.details, catalog)))
    return Parts(main, _sheets(kind, unit, catalog, render))


def _sheets(kind: Kind, unit: Unit, catalog: Catalog, render: Render) -> Markup:
    template = kind.template.removesuffix(".html") + ".sheets.html"
    try:
        return _drawn(template, unit, catalog, render)
    except Exception as error:
        if not (isinstance(error, TemplateNotFound) and error.name == template):
            log.exception("sheets of kind %s failed; they are left out", kind.identifier)
        return Markup()


def _attempt(template: str, unit: Unit, catalog: Catalog, render: Render) -> Markup | None:
    try:
        return _drawn(template, unit, catalog, render)
    except Exception:
        log.exception("template %s of kind %s failed; its fields are shown plainly", template, unit.kind)
        return None


def _drawn(template: str, unit: Unit, catalog: Catalog, render: Render) -> Markup:
    facts = citations.cited(unit.facts, catalog)
    kind = catalog.kinds[unit.kind]
    return _trusted(render(template, unit=unit, kind=kind, details=unit.details, cited=facts, catalog=catalog))


def _trusted(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - a template's, so escaped already


def unit_values(unit: Unit, catalog: Catalog, render: Render) -> dict[str, Any]:
    """Return what the page of a unit shows, wherever it is shown."""
    own = parts(unit, catalog, render)
    return {
        "unit": unit,
        "kind": catalog.kinds[unit.kind],
        "part": own.main,
        "sheets": own.sheets,
        **_sequences_with(unit, catalog),
        "cited": citations.cited(unit.facts, catalog),
        "places": [catalog.places[name] for name in unit.places if name in catalog.places],
    }


def _sequences_with(unit: Unit, catalog: Catalog) -> dict[str, Any]:
    """Return the first sequences that have a unit, and how many more there are."""
    names = catalog.tables.sequences_with.get(unit.identifier, ())
    return {
        "sequences": [catalog.sequences[name] for name in names[:MANY]],
        "more_sequences": len(names[MANY:]),
    }
