"""The page of a unit: a frame that all kinds share, and within it the kind's own part."""

import logging

from flask import Blueprint, abort, render_template
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.model import Unit
from dongling_web import neighbours, sources
from dongling_web.current import current_catalog, current_library
from dongling_web.generic import rows

log = logging.getLogger("dongling.web")
page = Blueprint("units", __name__)


@page.get("/units/<identifier>")
def unit(identifier: str) -> str:
    """Show a unit."""
    catalog = current_catalog()
    found = catalog.units.get(identifier)
    if found is None:
        abort(404)
    return render_template(
        "units/unit.html",
        unit=found,
        kind=catalog.kinds[found.kind],
        part=_part(found, catalog),
        ladder=neighbours.ladder(found, catalog),
        panels=current_library().plugins.unit_panels(found, catalog),
        sequences=catalog.sequences_with(identifier),
        cited=sources.cited(found.facts, catalog),
        places=[catalog.places[name] for name in found.places if name in catalog.places],
    )


def _part(unit: Unit, catalog: Catalog) -> Markup:
    """Return the kind's own part; when its template is missing or fails, its fields by their labels."""
    kind = catalog.kinds[unit.kind]
    if kind.template:
        try:
            facts = sources.cited(unit.facts, catalog)
            return _rendered(kind.template, unit=unit, kind=kind, details=unit.details, cited=facts)
        except Exception:
            log.exception("template %s of kind %s failed; its fields are shown plainly", kind.template, kind.identifier)
    return _rendered("units/kinds/plain.html", rows=rows(unit.details, catalog))


def _rendered(template: str, **values: object) -> Markup:
    return Markup(render_template(template, **values))  # noqa: S704 - a template, so escaped already
