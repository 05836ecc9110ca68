"""The way of a manuscript: handed in, talked about, published as a file, withdrawn."""

from typing import TYPE_CHECKING

from flask import Response, render_template, request

from dongling.accounts import Action, Thing, may
from dongling.content import decode
from dongling.editor import ChangedOutside, merged, publish, published_text, revised, text_digest, withdraw
from dongling.forms import questions, text_of, with_text
from dongling.model import Unit, UnitFields, fields_of
from dongling.problems import DonglingError, Said
from dongling.store.manuscripts.manuscript import STATE_NAMES, RemarkOutcome, State
from dongling_web.drafts.held_store import current_store
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.numbers import whole_number
from dongling_web.languages.words import label_of, later, said_here, spoken
from dongling_web.shelf.listed import school_name
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import data_of, free_names, laid, take_along, tidy
from dongling_web.workshop.comparison import changes
from dongling_web.workshop.entrance.writer import writer
from dongling_web.workshop.form import form_page, keep
from dongling_web.workshop.page import found, me, page, to
from dongling_web.workshop.ties.git_record import PUBLISHED, WITHDRAWN, record
from dongling_web.workshop.view import view_of

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript, ManuscriptLine
    from dongling_web.workshop.view import ManuscriptView

_STATUSES = ("reviewed", "approved")
"""What an editor may say of a unit that is published."""
_UNREAD = Said(
    "那个文件现在读不了，没有并进来，稿子都在；先把文件改好",
    "that file can't be read now: it was not taken in, the manuscript is safe. Mend the file first",
)


@page.get("/<int:number>/review")
def review(number: int) -> Response:
    """Show what is new in a manuscript, field by field, with what was said of it."""
    return review_page(found(number))


def review_page(there: "Manuscript", *, status: int = 200, wrong: str = "", outside: str = "") -> Response:
    """Answer with the review, and with what went wrong."""
    line, view, manuscripts, by = there.line, view_of(there), current_store().manuscripts, me().actor
    terms = current_catalog().terms
    before = manuscripts.at_version(by, line.number, line.published) if line.published else None
    if before is None and line.origin and (unit := current_catalog().units.get(line.origin)):
        before = decode(unit.source.written())
    asked = questions(data_of(before), view.kind, terms) if before else ()
    remarks = manuscripts.remarks(by, line.number)
    text = render_template(
        "workshop/review.html",
        line=line,
        view=view,
        state=said_here(STATE_NAMES[line.state]),
        changes=changes(asked, questions(view.data, view.kind, terms)),
        compared=bool(before),
        names=_names(view),
        remarks=remarks,
        talk=sum(remark.outcome is RemarkOutcome.OPEN for remark in remarks),
        history=manuscripts.history(by, line.number)[:20],
        edits=may(by, Action.PUBLISH, Thing(frozenset({line.school}))),
        mine=line.owner == me().id,
        statuses=[(one, terms.name("review_status", one)) for one in _STATUSES],
        school=school_name(line.school),
        wrong=wrong,
        outside=outside,
    )
    return own(text, status)


def _names(view: "ManuscriptView") -> dict[str, str]:
    """Return what can be remarked on: each field of the unit, and each part of its lists."""
    names = {}
    for one in view.questions:
        if one.filled or one.required:
            names[one.path] = label_of(one.field)
        for number, row in enumerate(one.rows, 1):
            if row.path != one.path:
                names[row.path] = f"{label_of(one.field)} {number} · {row.title[:20]}"
    return names


def unpublished(identifier: str) -> Unit | None:
    """Return the unit of a manuscript that whoever asks may see."""
    if writer() is None:
        return None
    there = current_store().manuscripts.named(me().actor, identifier)
    return view_of(there).proof.unit if there else None


@page.get("/<int:number>/file")
def file(number: int) -> Response:
    """Hand out the file as it would lie in a content folder."""
    there = found(number)
    name = there.line.title or there.line.identifier
    return attached(there.body.encode(), "application/yaml", there.line.identifier, name, ".yaml")


@page.post("/<int:number>/remarks")
def remark(number: int) -> Response:
    """Say something of a field, or settle what was said."""
    manuscripts, by = current_store().manuscripts, me().actor
    settled = request.form.get("remark", "")
    outcome = {"accept": RemarkOutcome.ACCEPTED, "decline": RemarkOutcome.DECLINED}.get(
        request.form.get("do", ""), RemarkOutcome.OPEN
    )
    try:
        if settled.isascii() and settled.isdecimal() and len(settled) < 10:
            manuscripts.settle(by, number, int(settled), outcome)
        else:
            manuscripts.remark(by, number, request.form.get("field", ""), request.form.get("words", ""))
    except DonglingError as error:
        return review_page(found(number), status=400, wrong=said_here(error.message))
    return to(f"/workshop/{number}/review#remarks")


@page.post("/<int:number>/way")
def way(number: int) -> Response:
    """Hand a manuscript in, give it back, publish it, withdraw it, or throw it away."""
    there, step = found(number), _STEPS.get(request.form.get("do", ""))
    if step is None:
        return to(f"/workshop/{number}")
    try:
        return step(there)
    except ChangedOutside as outside:
        return review_page(there, status=409, wrong=said_here(outside.message), outside=outside.text)
    except DonglingError as error:
        return review_page(found(number), status=409, wrong=said_here(error.message))


def _hand_in(there: "Manuscript") -> Response:
    if not view_of(there).proof.is_sound:
        return form_page(there, status=409, wrong=spoken("还不能送审：先把标出的几处改好。"))
    current_store().manuscripts.hand_in(me().actor, there.line.number)
    return to("/workshop?done=handed")


def _return(there: "Manuscript") -> Response:
    current_store().manuscripts.take_back(me().actor, there.line.number)
    return to("/workshop?done=returned")


def _delete(there: "Manuscript") -> Response:
    current_store().manuscripts.throw_away(me().actor, there.line.number)
    return to("/workshop?done=deleted")


def _publish(there: "Manuscript") -> Response:
    line, by = there.line, me().actor
    if not may(by, Action.PUBLISH, Thing(frozenset({line.school}))):
        raise Refused(Trouble(403, later("没有发布"), later("发布要这所学校的编辑来做；什么也没有改。")))
    done = to(f"/workshop/{line.number}/review?done=published")
    if line.state is State.PUBLISHED and line.version == line.published:
        return done
    if whole_number(request.form.get("version")) != line.version:
        return review_page(there, status=409, wrong=spoken("刚才又存了一版，先看一看再发布。"))
    text = _approved(there)
    if not view_of(there, text).proof.is_sound:
        return review_page(there, status=409, wrong=spoken("还不能发布：先把标出的几处改好。"))
    before, digest = _published_text(there), text_digest(text)

    def write(now: "ManuscriptLine") -> None:
        with laid(now, data_of(text)):
            publish(current_library().published, now.school, now.identifier, text, now.file_digest)

    saved = current_store().manuscripts.published(by, line.number, line.version, digest, text, write)
    tidy(line, text, before)
    record(PUBLISHED, saved.line, me().name, lambda: view_of(saved).proof.unit)
    return done


def _approved(there: "Manuscript") -> str:
    """Return the text of a manuscript as it is published: with what the editor says of it."""
    view, status = view_of(there), request.form.get("status", "")
    said = status if status in _STATUSES else _STATUSES[0]
    english = text_of(view.data, "kind").isascii()
    word = said if english else current_catalog().terms.name("review_status", said)
    return revised(there.body, free_names(there.line, with_text(view.data, "review_status", word), view.kind))


def _withdraw(there: "Manuscript") -> Response:
    line, by = there.line, me().actor
    if not may(by, Action.PUBLISH, Thing(frozenset({line.school}))):
        raise Refused(Trouble(403, later("没有撤回"), later("撤回要这所学校的编辑来做；什么也没有改。")))
    before = _published_text(there)

    def write(now: "ManuscriptLine") -> None:
        withdraw(current_library().published, now.school, now.identifier, now.file_digest)

    current_store().manuscripts.withdrawn(by, line.number, write)
    take_along(line, before)
    record(WITHDRAWN, line, me().name, lambda: view_of(there).proof.unit)
    return to("/workshop?done=withdrawn")


def _published_text(there: "Manuscript") -> str | None:
    return published_text(current_library().published, there.line.school, there.line.identifier)


_STEPS = {"hand-in": _hand_in, "return": _return, "publish": _publish, "withdraw": _withdraw, "delete": _delete}


@page.post("/<int:number>/outside")
def take_outside(number: int) -> Response:
    """Take what was changed in the file by other means into the manuscript, as a version of its own."""
    there, folder = found(number), current_library().published
    line, manuscripts, by = there.line, current_store().manuscripts, me().actor
    outside = published_text(folder, line.school, line.identifier)
    if outside is None or text_digest(outside) == line.file_digest:
        return to(f"/workshop/{number}/review")
    try:
        saved, clashes = _met(there, outside)
        manuscripts.met_outside(by, number, text_digest(outside))
    except DonglingError as error:
        return review_page(found(number), status=409, wrong=said_here(error.message))
    if not clashes:
        return to(f"/workshop/{number}/review")
    where, kept = " · ".join(dict.fromkeys(clashes)), line.version + 1
    wrong = spoken(
        "两边都改了：%(where)s。留下的是稿子里的；文件里的存成了第%(version)s版，在历史里。", where=where, version=kept
    )
    return review_page(saved, wrong=wrong)


def _met(there: "Manuscript", outside: str) -> "tuple[Manuscript, list[str]]":
    """Save what a file holds as a version of its own, and on top of it what both changed; return it, with the clashes.

    What is put together begins from the text that the file had when it was last known. The identifier stays, as a file
    is named by it, and the kind. Raises DonglingError when the file is no content file, or somebody saved meanwhile.
    """
    line, manuscripts, by = there.line, current_store().manuscripts, me().actor
    mine, theirs = data_of(there.body), data_of(outside)
    if not theirs:
        raise DonglingError(_UNREAD)
    texts = manuscripts.texts(by, line.number, [one.number for one in manuscripts.history(by, line.number)])
    base = data_of(next((text for text in texts.values() if text_digest(text) == line.file_digest), ""))
    data, clashes = merged(base, mine, theirs)
    for name, stays in (("identifier", line.identifier), ("kind", line.kind)):
        if text_of(data, name) != text_of(mine, name):
            data = with_text(data, name, text_of(mine, name) or stays)
            clashes.append(label_of(fields_of(UnitFields)[name]))
    title = text_of(theirs, "name")
    kept = manuscripts.save(by, line.number, outside, line.version, title, line.identifier)
    saved, more = keep(kept, outside, data, kept.line.version)
    return saved, [*clashes, *more]
