"""The form of a manuscript: shown with what is wrong beside each field, saved as a version, parts moved by buttons."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, make_response, render_template, request

from dongling.content import YamlProblem, parse
from dongling.editor import merged, revised
from dongling.forms import Question, answered, changed_row, text_of
from dongling.model import Keys, UnitFields
from dongling.problems import DonglingError, Problem, Said
from dongling.store.manuscripts.manuscript import STATE_NAMES, ManuscriptConflict
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import label_of, said_here, spoken
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import fetch
from dongling_web.workshop.page import found, kind_of, me, page, to
from dongling_web.workshop.view import NOT_ASKED, ManuscriptView

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

_DO = ("add", "up", "down", "drop")
_LINE, _MOST_LINES = 36, 24
_TRIES = 3
"""So often a save is put together with what others saved in the meantime."""


@page.get("/<int:number>")
def form(number: int) -> Response:
    """Show the form of a manuscript."""
    return form_page(found(number))


def form_page(there: "Manuscript", *, status: int = 200, wrong: str = "", clashes: tuple[str, ...] = ()) -> Response:
    """Answer with the form, and with what went wrong."""
    view = view_of(there)
    mine = there.line.owner == me().id
    text = render_template(
        "workshop/form.html",
        line=there.line,
        view=view,
        help_of=_help,
        label=label_of,
        said=said_here,
        lines_of=_lines,
        wrong_below=_wrong_below,
        skip=not_asked(there),
        mine=mine,
        state=said_here(STATE_NAMES[there.line.state]),
        wrong=wrong,
        clashes=clashes,
        talk=sum(not one.outcome for one in current_store().manuscripts.remarks(me().actor, there.line.number)),
        brought=request.args.get("done") == "brought",
        opened=request.args.get("open", ""),
    )
    return own(text, status)


def view_of(there: "Manuscript", text: str | None = None) -> ManuscriptView:
    """Return a manuscript laid out; with `text`, another text of it."""
    published = there.line.identifier if there.line.published is not None else ""
    text = there.body if text is None else text
    folder = partial(fetch, there.line)
    return ManuscriptView(text, kind_of(there.line.kind), there.line.school, published, folder)


def not_asked(there: "Manuscript") -> set[str]:
    """Return the fields that no form may change: a unit that readers know keeps its identifier."""
    return NOT_ASKED if there.line.published is None else NOT_ASKED | {"identifier"}


@page.post("/<int:number>")
def save(number: int) -> Response:
    """Save what was typed, and do what a button says: add a part, move it, take it out."""
    there = found(number)
    kind = kind_of(there.line.kind)
    do, _, path = request.form.get("do", "").partition(":")
    based_on = request.form.get("version", "")
    version = int(based_on) if based_on.isascii() and based_on.isdecimal() and len(based_on) < 9 else there.line.version
    answers = {name: said for name, said in request.form.to_dict(flat=False).items() if name not in not_asked(there)}
    base = current_store().manuscripts.at_version(me().actor, number, version) or there.body
    try:
        data = answered(_data(base), answers, kind, current_catalog().terms)
        if do in _DO:
            data = changed_row(data, do, path, kind)
        saved, clashes = keep(there, base, data, version)
    except DonglingError as error:
        if _wants_data():
            return make_response(jsonify(saved=False, why=said_here(error.message)), 409)
        return form_page(found(number), status=409, wrong=said_here(error.message))
    if _wants_data():
        return _as_data(saved, clashes)
    if clashes:
        return form_page(saved, wrong=_clashed(clashes), clashes=tuple(clashes))
    return to(f"/workshop/{number}{_place(do, path)}")


def keep(there: "Manuscript", base: str, data: Mapping[str, Any], version: int) -> "tuple[Manuscript, list[str]]":
    """Save data that was made of the text `base` of a version; what others saved meanwhile is put together with it.

    Return what is saved, and where both had changed the same: there stands this one, and the other is in the history.
    """
    manuscripts, by, clashes = current_store().manuscripts, me().actor, list[str]()
    text, before = revised(base, data, _order(there.line.kind)), _data(base)
    for _ in range(_TRIES):
        title, identifier = _name(data), _identifier(data) or there.line.identifier
        try:
            return manuscripts.save(by, there.line.number, text, version, title, identifier), clashes
        except ManuscriptConflict as conflict:
            theirs = conflict.theirs
            data, more = merged(before, data, _data(theirs.body))
            clashes += more
            text, before, version = (
                revised(theirs.body, data, _order(there.line.kind)),
                _data(theirs.body),
                theirs.line.version,
            )
    raise DonglingError(ManuscriptConflict(there, base).message)


def _data(text: str) -> dict[str, Any]:
    try:
        return dict(parse(text).data)
    except YamlProblem:
        return {}


def _name(data: Mapping[str, Any]) -> str:
    return text_of(data, "name")


def _identifier(data: Mapping[str, Any]) -> str:
    return text_of(data, "identifier")


def _order(kind: str) -> tuple[str, ...]:
    """Return the keys of a kind in the order in which they are declared, in both languages."""
    fields = Keys(UnitFields, kind_of(kind).details).fields.values()
    return tuple(word for field in fields for word in (field.name, field.about.label))


def _place(do: str, path: str) -> str:
    """Return the end of the address that leads back to where somebody was."""
    if do == "add":
        return f"?open={path}#{path}"
    if do in _DO:
        return f"?open={path.rpartition('.')[0]}#{path.rpartition('.')[0]}"
    return "?done=saved"


def _clashed(clashes: list[str]) -> str:
    return spoken(
        "别人刚改了同一处：%(where)s。留下的是你写的；他的在历史里。", where=" · ".join(dict.fromkeys(clashes))
    )


def _wants_data() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _as_data(saved: "Manuscript", clashes: list[str]) -> Response:
    """Return what the script shows of a save: the version, and what is wrong at which field."""
    view = view_of(saved)
    problems = {path: [_said(problem) for problem in said] for path, said in view.problems.items()}
    return jsonify(
        saved=True,
        version=saved.line.version,
        title=saved.line.title,
        errors=view.errors,
        next=view.next_place,
        problems=problems,
        clashes=_clashed(clashes) if clashes else "",
    )


def _lines(question: Question) -> int:
    """Return how many lines a field has, so that what stands there is seen."""
    typed = sum(1 + len(line) // _LINE for line in question.value.split("\n"))
    return min(max(2, typed), _MOST_LINES)


def _wrong_below(path: str, view: ManuscriptView) -> int:
    """Return how much is wrong in a part and all below it."""
    return sum(len(said) for place, said in view.problems.items() if f"{place}.".startswith(f"{path}."))


def _help(question: Question) -> str:
    return said_here(Said(*question.field.about.help))


def _said(problem: Problem) -> dict[str, str]:
    hint = said_here(problem.hint)
    return {"severity": problem.severity, "message": said_here(problem.message), "hint": hint}
