"""The page on which a plan that came in is looked through, and on its word becomes the manuscript's next version."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from flask import Response, abort, render_template, request

from dongling.editor import mapping_text, merged
from dongling.forms import text_of
from dongling.importers import (
    ASIDE,
    REMARK,
    TRAY,
    Block,
    KeptPlan,
    Mark,
    SortedPlan,
    kept_text,
    lines_of,
    plan_in,
    read_as,
    rows_template,
)
from dongling.problems import DonglingError
from dongling.store.manuscripts.manuscript import LONGEST_REMARK, BroughtFile
from dongling_web.drafts.held_store import current_store
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import later, said_here, spoken
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import data_of
from dongling_web.workshop.form import _clashed, form_page, keep
from dongling_web.workshop.page import found, kind_of, me, page, to
from dongling_web.workshop.plans.decisions import decided
from dongling_web.workshop.plans.view import PlanView

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

DRAWN = 12_000
"""So many characters of a file are drawn beside the fields: a plan of a dozen pages."""
_TRIES = 3
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHANGED = later("刚才别处也在定，这一次没有记下；看一遍再定。")


@page.get("/<int:number>/plan")
def plan(number: int) -> Response:
    """Show a plan that came in: the file as it stood, its pieces beside their fields, and the tray."""
    there = found(number)
    kept = _kept(there)[1]
    return plan_page(there, kept)


def plan_page(there: "Manuscript", kept: KeptPlan, *, status: int = 200, wrong: str = "") -> Response:
    """Answer with the plan, and with what went wrong."""
    view = _view(there, kept.now)
    text = render_template(
        "workshop/plan.html",
        line=there.line,
        view=view,
        recognised=kept.now.recognised,
        made=kept.made is not None,
        wrong=wrong,
        outside=(TRAY, REMARK, ASIDE),
        drawn=_drawn(kept.now.recognised.blocks),
        kinds=list(current_catalog().kinds.values()),
    )
    return own(text, status)


def _drawn(blocks: Sequence[Block]) -> int:
    """Return how many lines and tables of a file are drawn."""
    so_far = accumulate(sum(len(line.text) for line in lines_of(block)) for block in blocks)
    return 1 + next((number for number, size in enumerate(so_far) if size > DRAWN), len(blocks))


def _view(there: "Manuscript", now: SortedPlan) -> PlanView:
    kind_of(now.recognised.kind)
    return PlanView(now, current_catalog(), there.line.identifier)


def _kept(there: "Manuscript") -> tuple[BroughtFile, KeptPlan]:
    """Return the plan of one's own manuscript; 404 where there is none."""
    intake = current_store().intakes.get(me().actor, there.line.number)
    if intake is None:
        abort(404)
    return intake, plan_in(intake.plan)


@page.post("/<int:number>/plan")
def sort_plan(number: int) -> Response:
    """Note what was decided; make the manuscript of it when that is asked for."""
    there, do = found(number), request.form.get("do", "")
    kept = _noted(there)
    if kept is None:
        return plan_page(there, _kept(there)[1], status=409, wrong=str(_CHANGED))
    if do == "draft":
        return _draft(there, kept)
    if do == "kind":
        return _as_another_kind(there, kept)
    at = _view(there, kept.now).next_row if do.startswith(("use:", "settle:")) else ""
    return to(f"/workshop/{number}/plan#{f'r-{at}' if at else 'plan'}")


def _as_another_kind(there: "Manuscript", kept: KeptPlan) -> Response:
    """Read the same file anew as of another kind: what was decided begins afresh, the text before is in the history."""
    number, line, by = there.line.number, there.line, me().actor
    kind = kind_of(request.form.get("kind", "")).identifier
    now = SortedPlan(read_as(kept.now.recognised, kind, current_catalog()))
    data = now.draft(current_catalog(), line.identifier).data
    intake = replace(_kept(there)[0], plan=kept_text(KeptPlan(now)), waits=len(now.waiting))
    if kept.made is None and current_store().intakes.save(by, number, intake, kind):
        text, title = mapping_text(data, ()), text_of(data, "name")
        current_store().manuscripts.save(by, number, text, line.version, title, line.identifier)
    return to(f"/workshop/{number}/plan")


def _noted(there: "Manuscript") -> KeptPlan | None:
    """Save what the form decides, on top of what was decided meanwhile; None when that was too often."""
    form = request.form.to_dict(flat=False)
    for _ in range(_TRIES):
        intake, kept = _kept(there)
        kept = replace(kept, now=decided(kept.now, form, _view(there, kept.now).asks, current_catalog()))
        if _saved(there, intake, kept):
            return kept
    return None


def _saved(there: "Manuscript", intake: BroughtFile, kept: KeptPlan) -> bool:
    saved = replace(intake, plan=kept_text(kept), waits=len(kept.now.waiting))
    return current_store().intakes.save(me().actor, there.line.number, saved)


def _draft(there: "Manuscript", kept: KeptPlan) -> Response:
    """Make the next version of the manuscript of a plan; what was written meanwhile stays."""
    line, base = there.line, kept.made or SortedPlan(kept.now.recognised)
    old, new = (one.draft(current_catalog(), line.identifier) for one in (base, kept.now))
    data, clashes = merged(old.data, new.data, data_of(there.body))
    try:
        saved, more = keep(there, there.body, data, line.version)
    except DonglingError as error:
        return plan_page(there, kept, status=409, wrong=said_here(error.message))
    told = [mark for mark in new.marks if mark.strange and not (kept.made and mark in old.marks)]
    for field, words in (*_strange(told), *_left(kept.now, base)):
        current_store().manuscripts.remark(me().actor, line.number, field, words)
    for _ in range(_TRIES):
        intake, now = _kept(there)
        if _saved(there, intake, replace(now, made=kept.now)):
            break
    if clashes := [*clashes, *more]:
        return form_page(saved, wrong=_clashed(clashes), clashes=tuple(clashes))
    return to(f"/workshop/{line.number}?done=brought")


def _strange(marks: Iterable[Mark]) -> Iterator[tuple[str, str]]:
    for mark in marks:
        yield ".".join(map(str, mark.path)), spoken("待核对：%(why)s", why=said_here(mark.why))


def _left(now: SortedPlan, base: SortedPlan) -> Iterator[tuple[str, str]]:
    """Yield the pieces that somebody wants to be remarks, long ones in parts."""
    for number in now.at(REMARK):
        piece = now.pieces[number]
        if number in base.at(REMARK) or not piece.text.strip():
            continue
        label = " ".join(piece.label.split())
        words = spoken("%(label)s：%(text)s", label=label, text=piece.text) if label else piece.text
        for at in range(0, len(words), LONGEST_REMARK):
            yield "", words[at : at + LONGEST_REMARK]


@page.get("/<int:number>/brought")
def brought(number: int) -> Response:
    """Show what came of a file that held several units: a line each, with how much of it waits."""
    units = current_store().intakes.of_file(me().actor, number)
    if not units:
        abort(404)
    kinds = current_catalog().kinds
    return own(render_template("workshop/brought.html", units=units, kinds=kinds))


@page.get("/template")
def template() -> Response:
    """Hand out a table to fill in, a unit a row."""
    kind = kind_of(request.args.get("kind", ""))
    name = spoken("%(kind)s，一行一个单元", kind=kind.name)
    return attached(rows_template(kind), _SHEET, kind.identifier.replace(".", "-"), name, ".xlsx")
