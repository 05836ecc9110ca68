"""Vocabularies: every scheme by its name, with how sure its words are and which units use them."""

from dataclasses import replace

from flask import Blueprint, abort, render_template, request

from dongling.problems import DonglingError, Said
from dongling_web.catalog import vocabularies
from dongling_web.display.pages import CARDS, ROWS, paged
from dongling_web.http.context import current_catalog

page = Blueprint("terms", __name__)


@page.get("/terms")
def terms() -> str:
    """Show all vocabularies."""
    return render_template("terms/terms.html", schemes=vocabularies.every_scheme(current_catalog()), many=ROWS)


@page.get("/terms/<identifier>")
def scheme(identifier: str) -> str:
    """Show one vocabulary, a page at a time."""
    scheme = vocabularies.one_scheme(identifier, current_catalog()) or abort(404)
    entries = paged(scheme.entries, ROWS)
    here = replace(scheme, entries=tuple(entries.items))
    return render_template("terms/scheme.html", scheme=scheme, here=here, paged=entries)


@page.get("/terms/<identifier>/<word>")
def term(identifier: str, word: str) -> str:
    """Show one term with its units, or those of one `school`, a page at a time."""
    catalog = current_catalog()
    scheme = vocabularies.one_scheme(identifier, catalog) or abort(404)
    entry = scheme.entry(word) or abort(404)
    school = request.args.get("school", "")
    if school and school not in catalog.schools:
        raise DonglingError(Said(f"没有学校“{school[:40]}”", f"there is no school “{school[:40]}”"))
    names = entry.for_pupils
    if school:
        own = frozenset(catalog.tables.with_value.get(("school", school), ()))
        names = tuple(name for name in names if name in own)
    units = paged(names, CARDS, keep=("school",))
    return render_template(
        "terms/term.html",
        scheme=scheme,
        entry=entry,
        school=school,
        paged=units,
        units=catalog.named(units.items),
        hidden=0 if school else len(entry.units) - len(entry.for_pupils),
    )
