"""The page of the notebook, which the device fills, and the answers of the site to who works without scripts.

Nothing here is kept: an answer is read, something is said to it, and it is forgotten.
"""

from flask import Blueprint, Response, abort, jsonify, make_response, render_template, request

from dongling.model import Unit
from dongling.tasks import asked, judge
from dongling_web.http.context import current_catalog
from dongling_web.notebook.faces import TaskFace, faces
from dongling_web.notebook.feedback import Feedback, feedback
from dongling_web.notebook.words import ANSWERED

page = Blueprint("notebook", __name__)
MOST_UNITS = 400
"""So many units one notebook may ask about at once."""


@page.get("/notebook")
def notebook() -> str:
    """Show the notebook: its script puts in what this device holds."""
    return render_template("notebook/notebook.html")


@page.post("/notebook/answers/<identifier>")
def answer(identifier: str) -> Response:
    """Say what there is to say to an answer, with the form to try once more."""
    unit = current_catalog().units.get(identifier) or abort(404)
    face = faces(unit, current_catalog()).get(request.form.get("task", "")) or abort(404)
    given = face.given(request.form)
    misses = 1 if request.form.get("misses") == "1" else 0
    said = _said(face, given, misses)
    return _private(_answer(unit, face, given, said, misses))


@page.post("/notebook/editions")
def editions() -> Response:
    """Say which tasks the units that are named in JSON ask now, so that a notebook can mark answers to older ones.

    No answer is sent for it. Units that are not there any more are left out.
    """
    wanted = request.get_json(silent=True)
    names = wanted if isinstance(wanted, list) else []
    units = (current_catalog().units.get(name) for name in names[:MOST_UNITS] if isinstance(name, str))
    return _private(
        jsonify({unit.identifier: [f"{one.key}@{one.edition}" for one in asked(unit)] for unit in units if unit})
    )


def _said(face: TaskFace, given: tuple[str, ...], misses: int) -> Feedback:
    if request.form.get("edition") != face.asked.edition:
        return Feedback(str(ANSWERED["changed"]), (), "calm", is_done=False)
    return feedback(face, judge(face.marking, given), given, misses)


def _answer(unit: Unit, face: TaskFace, given: tuple[str, ...], said: Feedback, misses: int) -> Response:
    missed = misses or int(said.tone == "yet")
    return make_response(
        render_template("notebook/answer.html", unit=unit, face=face, given=given, said=said, misses=missed)
    )


def _private(response: Response) -> Response:
    response.cache_control.no_store = True
    return response
