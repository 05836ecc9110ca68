"""The form of a manuscript: shown with what is wrong beside each field, saved as a version, parts moved by buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Response, jsonify, make_response, render_template, request

from dongling.editor import merged, revised
from dongling.forms import Question, answered, changed_row, text_of, with_word
from dongling.model import Keys, Kind, UnitFields
from dongling.problems import DonglingError, Problem, Said
from dongling.store.manuscripts.manuscript import STATE_NAMES, ManuscriptConflict
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import label_of, later, said_here, spoken
from dongling_web.workshop.boxes import data_of
from dongling_web.workshop.page import found, kind_of, me, page, to, written_alone
from dongling_web.workshop.tools.facts import without_source
from dongling_web.workshop.tools.form_tools import form_tools
from dongling_web.workshop.tools.minutes import time_bars
from dongling_web.workshop.tools.sides import SIDES
from dongling_web.workshop.tools.versions import timeline, walked
from dongling_web.workshop.view import NOT_ASKED, ManuscriptView, view_of

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

_ROW = ("add", "up", "down", "drop", "after", "to")
_CITE = ("cite", "insert")
_WALK = ("undo", "redo")
_DONE = {
    "brought": later("成为草稿了，接着写。"),
    "undo": later("撤销了，也存成了一版；再按“重做”就回来。"),
    "redo": later("重做了。"),
    "back": later("恢复了，存成了最新的一版；先前的都还在历史里。"),
}
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
        tools=form_tools(there, view),
        sides=SIDES,
        done=_DONE.get(request.args.get("done", "")),
        loose=current_store().intakes.waits(me().actor, there.line.number),
        opened=f"{request.args.get('open', '')}.",
    )
    return written_alone(text, status)


def not_asked(there: "Manuscript") -> set[str]:
    """Return the fields that no form may change: a unit that readers know keeps its identifier."""
    return NOT_ASKED if there.line.published is None else NOT_ASKED | {"identifier"}


@dataclass(frozen=True)
class _Button:
    """What a button of the form does: `do` to the field or part at `path`; `more` is a place or a fact."""

    do: str
    path: str
    more: str

    @classmethod
    def pressed(cls) -> "_Button":
        """Return the one that sent the form."""
        do, _, rest = request.form.get("do", "").partition(":")
        path, _, more = rest.partition(":")
        return cls(do, path, more)

    def typed(self, answers: dict[str, list[str]]) -> dict[str, list[str]]:
        """Return what came, with what a fact says behind what was typed, where that is wished."""
        fact = current_catalog().facts.get(self.more) if self.do == "insert" else None
        words = answers.get(self.path)
        if not fact or words is None or f"count:{self.path}" in answers:
            return answers
        said = fact.identifier if self.path == "facts" else fact.statement
        return {**answers, self.path: ["\n".join(filter(None, (*words[:1], said)))]}

    def done(self, data: dict[str, Any], kind: Kind) -> dict[str, Any]:
        """Return the data with a part added, moved or taken out, or with a fact that is cited."""
        if self.do in _ROW:
            return changed_row(data, self.more if self.do == "to" else self.do, self.path, kind)
        cites = self.do in _CITE and self.more in current_catalog().facts
        return with_word(data, "facts", self.more) if cites else data

    @property
    def onward(self) -> str:
        """Return the end of the address that leads back to where somebody was."""
        above, _, at = self.path.rpartition(".")
        if self.do == "find":
            asked = {"find": self.path, "q": request.form.get(f"find:{self.path}", ""), "open": self.path}
            return f"?{urlencode(asked)}#{self.path}"
        if self.do in _WALK:
            return f"?done={self.do}"
        places = {"after": f"{above}.{int(at[:4]) + 1}" if at.isdecimal() else above, "to": f"{above}.{self.more}"}
        place = places.get(self.do, above if self.do in ("up", "down", "drop") else self.path)
        return f"?{urlencode({'open': place})}#{place}" if self.do in (*_ROW, *_CITE) else "?done=saved"


@page.post("/<int:number>")
def save(number: int) -> Response:
    """Save what was typed, and do what a button says: move a part, cite a fact, undo."""
    there = found(number)
    kind, button = kind_of(there.line.kind), _Button.pressed()
    based_on = request.form.get("version", "")
    version = int(based_on) if based_on.isascii() and based_on.isdecimal() and len(based_on) < 9 else there.line.version
    answers = {name: said for name, said in request.form.to_dict(flat=False).items() if name not in not_asked(there)}
    base = current_store().manuscripts.at_version(me().actor, number, version) or there.body
    try:
        data = answered(data_of(base), button.typed(answers), kind, current_catalog().terms)
        data = button.done(data, kind)
        saved, clashes = keep(there, base, data, version)
        if button.do in _WALK:
            saved = walked(saved, back=button.do == "undo")
    except DonglingError as error:
        if _wants_data():
            return make_response(jsonify(saved=False, why=said_here(error.message)), 409)
        return form_page(found(number), status=409, wrong=said_here(error.message))
    if _wants_data():
        return _as_data(saved, clashes, data if saved.line.version > version + 1 else None)
    if clashes:
        return form_page(saved, wrong=_clashed(clashes), clashes=tuple(clashes))
    return to(f"/workshop/{number}{button.onward}")


def keep(there: "Manuscript", base: str, data: Mapping[str, Any], version: int) -> "tuple[Manuscript, list[str]]":
    """Save data that was made of the text `base` of a version; what others saved meanwhile is put together with it.

    Return what is saved, and where both had changed the same: there stands this one, and the other is in the history.
    """
    manuscripts, by, clashes = current_store().manuscripts, me().actor, list[str]()
    text, before = revised(base, data, _order(there.line.kind)), data_of(base)
    for _ in range(_TRIES):
        title, identifier = _name(data), _identifier(data) or there.line.identifier
        try:
            return manuscripts.save(by, there.line.number, text, version, title, identifier), clashes
        except ManuscriptConflict as conflict:
            theirs = conflict.theirs
            data, more = merged(before, data, data_of(theirs.body))
            clashes += more
            text, before, version = (
                revised(theirs.body, data, _order(there.line.kind)),
                data_of(theirs.body),
                theirs.line.version,
            )
    raise DonglingError(ManuscriptConflict(there, base).message)


def _name(data: Mapping[str, Any]) -> str:
    return text_of(data, "name")


def _identifier(data: Mapping[str, Any]) -> str:
    return text_of(data, "identifier")


def _order(kind: str) -> tuple[str, ...]:
    """Return the keys of a kind in the order in which they are declared, in both languages."""
    fields = Keys(UnitFields, kind_of(kind).details).fields.values()
    return tuple(word for field in fields for word in (field.name, field.about.label))


def _clashed(clashes: list[str]) -> str:
    return spoken(
        "别人刚改了同一处：%(where)s。留下的是你写的；他的在历史里。", where=" · ".join(dict.fromkeys(clashes))
    )


def _wants_data() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _as_data(saved: "Manuscript", clashes: list[str], mine: Mapping[str, Any] | None) -> Response:
    """Return what the script shows of a save: the version, what is wrong at which field, and what stands beside it.

    `mine` is what was to be saved, where others had saved meanwhile: what they changed is told, so that it is shown.
    """
    view = view_of(saved)
    problems = {path: [_said(problem) for problem in said] for path, said in view.problems.items()}
    line = timeline(saved.line.number)
    shown = {"view": view, "line": saved.line, "mine": saved.line.owner == me().id}
    return jsonify(
        saved=True,
        version=saved.line.version,
        title=saved.line.title,
        errors=view.errors,
        renewed={name: render_template(f"workshop/tools/_{name}.html", **shown) for name in ("ahead", "parts")},
        problems=problems,
        clashes=_clashed(clashes) if clashes else "",
        theirs={} if mine is None else view.differing(mine),
        undo=bool(line.undo),
        redo=bool(line.redo),
        bars={path: render_template("workshop/tools/_minutes.html", bar=bar) for path, bar in time_bars(view).items()},
        facts=without_source(view),
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
