"""A manuscript as it will look: to pupils, to teachers, on paper, on the wall; by the code of those pages themselves.

It is shown to those alone who may see the manuscript. What is not written yet, or wrong, is left open.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Response, render_template, request

from dongling.editor import revised
from dongling.forms import completed
from dongling.model import Unit
from dongling_web.display.kind_parts import draw
from dongling_web.http.context import current_catalog, current_library
from dongling_web.units.pupil import pupil_values
from dongling_web.units.view import pupils_part, unit_values
from dongling_web.wall.page import wall_values
from dongling_web.workshop.page import found, page, written_alone
from dongling_web.workshop.tools.sides import SIDES
from dongling_web.workshop.view import ManuscriptView, view_of

_ROUNDS = 3
"""So often what is wrong is taken out, as one mistake may hide another."""


@page.get("/<int:number>/preview")
def preview(number: int) -> Response:
    """Show a manuscript from the side that `as` says, else as teachers see it; with `paper`, without the site around.

    What can't be shown even so is said, with the way back.
    """
    there = found(number)
    view = view_of(there)
    side = request.args.get("as", "teacher")
    side = side if side in SIDES else "teacher"
    bare = "paper" in request.args
    values = {
        "manuscript": there.line,
        "sides": SIDES,
        "side": side,
        "errors": view.errors,
        "previewed": True,
        "bare": bare,
        "layout": f"workshop/tools/{'_bare' if bare else '_shown'}.html",
    }
    unit = _shown(view)
    if unit is None:
        return written_alone(render_template("workshop/tools/not_yet.html", **values), 200 if bare else 409)
    return written_alone(_SIDES[side](unit, values))


def _shown(view: ManuscriptView) -> Unit | None:
    """Return the unit of a manuscript, with something in the place of what is missing or wrong; None if that fails."""
    unit, wrong, text = view.proof.unit, set[str](), ""
    problems = view.proof.problems
    for _ in range(_ROUNDS):
        if unit is not None:
            break
        wrong |= {".".join(map(str, one.field_path)) for one in problems if one.severity == "error"}
        data = completed(view.data, view.kind, current_catalog().terms, wrong)
        text = revised(view.text, data)
        made = view.of(text).proof
        unit, problems = made.unit, made.problems
    return unit


def _teacher(unit: Unit, values: dict[str, Any]) -> str:
    catalog, plugins = current_catalog(), current_library().plugins
    return render_template(
        "units/unit.html",
        **unit_values(unit, catalog, render_template, partial(draw, plugins)),
        ladder=(),
        panels=plugins.unit_panels(unit, catalog),
        offline=True,
        **{**values, "door": "teacher"},
    )


def _pupil(unit: Unit, values: dict[str, Any]) -> str:
    catalog = current_catalog()
    part = pupils_part(unit, catalog, render_template, partial(draw, current_library().plugins))
    own_values = {**pupil_values(unit, catalog), **values, "door": "pupil", "belongs": ""}
    return render_template("units/pupil.html", unit=unit, part=part, **own_values)


def _wall(unit: Unit, values: dict[str, Any]) -> str:
    return render_template("wall/wall.html", **{**wall_values(unit), "phones_open": False}, state=None, **values)


_SIDES: Mapping[str, Callable[[Unit, dict[str, Any]], str]] = {
    "pupil": _pupil,
    "teacher": _teacher,
    "print": _teacher,
    "wall": _wall,
}
