"""The versions of a manuscript: who saved which when and what changed, back to any of them, undo and redo.

Nothing is ever taken away: what is brought back is saved once more, as the newest version.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from flask import Response, render_template, request

from dongling.editor import revised
from dongling.forms import Question, questions, text_of, with_text
from dongling.problems import DonglingError, Said
from dongling.store import Timeline
from dongling.store.manuscripts.manuscript import ManuscriptVersion
from dongling_web.display.pages import paged
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.numbers import whole_number
from dongling_web.languages.words import later, said_here, spoken
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import data_of
from dongling_web.workshop.comparison import changed_labels, changes
from dongling_web.workshop.page import found, kind_of, me, page, to

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

ON_A_PAGE = 10
"""So many versions are listed at once: of each it is worked out what changed."""
_NO_UNDO = Said("没有可以撤销的了", "there is nothing left to undo")
_NO_REDO = Said("没有可以重做的了", "there is nothing to redo")
_NOT_KEPT = Said("这一版没有留下", "this version is not kept")


def timeline(number: int) -> Timeline[ManuscriptVersion]:
    """Return what an undo and a redo of a manuscript would bring back."""
    return Timeline.of(current_store().manuscripts.history(me().actor, number))


def walked(there: "Manuscript", *, back: bool) -> "Manuscript":
    """Undo the last save of a manuscript, or redo what was undone. Raises DonglingError where there is nothing to."""
    line = timeline(there.line.number)
    wanted = line.undo if back else line.redo
    if wanted is None:
        raise DonglingError(_NO_UNDO if back else _NO_REDO)
    return brought_back(there, wanted.number, wanted.number)


def brought_back(there: "Manuscript", version: int, origin: int | None = None) -> "Manuscript":
    """Save an earlier version once more. What readers know keeps its identifier.

    Raises DonglingError when it is not kept, and when somebody saved since `there` was read.
    """
    manuscripts, by, line = current_store().manuscripts, me().actor, there.line
    text = manuscripts.at_version(by, line.number, version)
    if text is None:
        raise DonglingError(_NOT_KEPT)
    data = data_of(text)
    if line.published is not None and text_of(data, "identifier") != line.identifier:
        data = with_text(data, "identifier", line.identifier)
        text = revised(text, data)
    identifier = text_of(data, "identifier") or line.identifier
    return manuscripts.save(by, line.number, text, line.version, text_of(data, "name"), identifier, origin)


@page.get("/<int:number>/versions")
def versions(number: int) -> Response:
    """Show the versions that are kept, the newest first, each with who saved it and which fields it changed."""
    return _versions(found(number))


def _versions(there: "Manuscript", status: int = 200, wrong: str = "") -> Response:
    number, manuscripts, by = there.line.number, current_store().manuscripts, me().actor
    history = manuscripts.history(by, number)
    shown = paged(history, ON_A_PAGE)
    beyond = history[shown.first - 1 : shown.first + ON_A_PAGE]
    texts = manuscripts.texts(by, number, [one.number for one in beyond])
    asked = {one: _asked(text, there.line.kind) for one, text in texts.items()}
    before = {new.number: old.number for new, old in pairwise(beyond)}
    changed = {new: changed_labels(asked[old], asked[new]) for new, old in before.items() if {new, old} <= asked.keys()}
    values = {"line": there.line, "paged": shown, "changed": changed, "wrong": wrong}
    return own(render_template("workshop/tools/versions.html", **values), status)


@page.get("/<int:number>/versions/<int:version>")
def version(number: int, version: int) -> Response:
    """Show what a version changed, field by field; with `now`, how it differs from what stands there now."""
    there, manuscripts = found(number), current_store().manuscripts
    history = manuscripts.history(me().actor, number)
    at = next((i for i, one in enumerate(history) if one.number == version), None)
    if at is None:
        ways = ((f"/workshop/{number}/versions", later("历史")),)
        raise Refused(
            Trouble(404, later("没有这一版"), later("这一版没有留下，或者还没有；留下的都在历史里。"), ways=ways)
        )
    with_now = "now" in request.args
    other = history[0].number if with_now else history[at + 1].number if at + 1 < len(history) else None
    texts = manuscripts.texts(me().actor, number, [version, *([other] if other else [])])
    this, beside = (_asked(texts.get(one or 0, ""), there.line.kind) for one in (version, other))
    values = {"line": there.line, "one": history[at], "other": other, "with_now": with_now}
    compared = changes(this, beside) if with_now else changes(beside, this)
    return own(render_template("workshop/tools/version.html", **values, changes=compared))


@page.post("/<int:number>/versions/<int:version>")
def go_back(number: int, version: int) -> Response:
    """Make an earlier version the newest one."""
    there = found(number)
    try:
        if whole_number(request.form.get("version"), there.line.version) != there.line.version:
            return _versions(there, 409, spoken("刚才又存了一版，先看一看再恢复。"))
        brought_back(there, version)
    except DonglingError as error:
        return _versions(found(number), 409, said_here(error.message))
    return to(f"/workshop/{number}?done=back")


def _asked(text: str, kind: str) -> tuple[Question, ...]:
    return questions(data_of(text), kind_of(kind), current_catalog().terms)
