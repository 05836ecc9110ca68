"""The builder: a draft with its steps, what is to be said of them, and every change saved as it is made.

A form is sent to the address of the page, which alone holds the key. Its answer leads back to the page; a script
asks for the builder's part only and puts it in place.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request, url_for

from dongling.problems import AWAY, NOTHING, DonglingError, Said
from dongling.sequences import Reporter, as_sequence
from dongling.store import Conflict, Timeline, Version
from dongling_web.builder import operations, view
from dongling_web.builder.faces import Faces
from dongling_web.builder.operations import Change, change
from dongling_web.builder.titles import TITLES
from dongling_web.drafts.access import found_draft, my_draft, remember
from dongling_web.drafts.additions import create_draft
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.opener import opener
from dongling_web.drafts.quota import may_save
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.numbers import whole_number
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.words import spoken
from dongling_web.search.finder import find

if TYPE_CHECKING:
    from dongling.store import SavedDraft


page = Blueprint("builder", __name__)
OFFERED = 4
"""So many units are offered for a title that none has."""
_NO_UNDO = Said("没有可以撤销的了", "there is nothing left to undo")
_NO_REDO = Said("没有可以重做的了", "there is nothing to redo")
_reporters = PerCatalog(Reporter)
_faces = PerCatalog(Faces, spoken=True)


@page.get("/drafts/units.json")
def units() -> Response:
    """Answer what was typed of a title with the titles it may become."""
    matches = TITLES.of(current_catalog()).like(request.args.get("q", "").strip(), find)
    return jsonify([unit.name for unit in matches])


@page.get("/drafts/<key>")
def builder(key: str) -> Response:
    """Show a draft to work on."""
    saved = found_draft(key)
    asked = request.args.to_dict()
    if _number(asked, "said", 0) != saved.version:
        return _shown(saved, Change(saved.draft, NOTHING))
    did = current_store().history(opener(key))[0].did
    return _shown(saved, Change(saved.draft, did, _number(asked, "step", 0)))


@page.post("/drafts/<key>")
def save(key: str) -> Response:
    """Do to the draft what a form asks, and save it."""
    saved, fields = found_draft(key), request.form.to_dict()
    if fields.get("do") == "current":
        return _made_current(saved)
    try:
        if fields.get("do") == "add":
            return _add(saved, fields)
        made, origin = _asked(saved, fields)
    except DonglingError as error:
        if error.status == AWAY:
            raise
        return _shown(saved, Change(saved.draft, error.message), status=400, typed=fields)
    if fields.get("keep") == "both":
        other = replace(made.draft, name=spoken("%(name)s（另存）", name=made.draft.name[:70]))
        new = create_draft(other, Said("从另一份另存", "kept apart from another version"))
        return _back(new, Change(other, NOTHING))
    return _saved(saved, made, fields, origin)


def _made_current(saved: "SavedDraft") -> Response:
    """Make a draft the one that new units are added to, at the wish of whoever sees its page."""
    if "HX-Request" in request.headers:
        return _shown(saved, Change(saved.draft, Said("新单元加到这里", "new units go here")))
    response = make_response(redirect(url_for("builder.builder", key=saved.edit_key), 303))
    remember(response, saved.edit_key)
    return response


def _asked(saved: "SavedDraft", fields: dict[str, str]) -> tuple[Change, int | None]:
    """Return what a form makes of the draft as its sender saw it, and which version that brings back, if any."""
    seen = _number(fields, "version", saved.version)
    if fields.get("do") in ("undo", "redo"):
        return _walked(saved, seen, back=fields["do"] == "undo")
    earlier = partial(current_store().at_version, opener(saved.edit_key))
    base = None if seen == saved.version else earlier(seen)
    return change(base or saved.draft, fields, current_catalog(), earlier), None


def _walked(saved: "SavedDraft", seen: int, *, back: bool) -> tuple[Change, int]:
    """Return what an undo or a redo brings back; it is saved once more, so that the history keeps it all."""
    line = Timeline.of([one for one in current_store().history(opener(saved.edit_key)) if one.number <= seen])
    wanted = line.undo if back else line.redo
    then = current_store().at_version(opener(saved.edit_key), wanted.number) if wanted else None
    if wanted is None or then is None or line.here is None:
        raise DonglingError(_NO_UNDO if back else _NO_REDO)
    told = line.here.did if back else wanted.did
    did = Said(f"已撤销：{told.zh}", f"undone: {told.en}") if back else Said(f"已重做：{told.zh}", f"redone: {told.en}")
    return Change(then, did, focus="undo" if back else "redo"), wanted.number


def _saved(saved: "SavedDraft", made: Change, fields: dict[str, str], origin: int | None = None) -> Response:
    """Save a change; what is as it was makes no version, and what somebody else changed meanwhile is for the sender."""
    based_on = _number(fields, "over", _number(fields, "version", saved.version))
    if made.draft != saved.draft or origin:
        store = current_store()
        may_save(made.draft, store)
        try:
            saved = store.save(opener(saved.edit_key), made.draft, based_on, made.did, origin)
        except Conflict as conflict:
            values = {"theirs": conflict.theirs, "mine": conflict.mine, "fields": fields}
            return _page("conflict", conflict.theirs, 409, **values)
    return _answered(saved, made)


def _answered(saved: "SavedDraft", made: Change) -> Response:
    """Show a script what was made, and lead everybody else back to the page."""
    return _shown(saved, made) if "HX-Request" in request.headers else _back(saved, made)


def _add(saved: "SavedDraft", fields: dict[str, str]) -> Response:
    """Add the unit of a title; of one that is unclear show the nearest."""
    title = fields.get("title", "").strip()
    titles = TITLES.of(current_catalog())
    units = titles.called(title)
    if len(units) == 1:
        fields |= {"do": "insert", "unit": units[0].identifier}
        return _saved(saved, replace(_asked(saved, fields)[0], focus="b-title"), fields)
    if not title:
        said = Said("先写标题，再点加入", "type a title first")
    else:
        units = units or titles.like(title, find)[:OFFERED]
        zh, en = f"没有正好叫“{title[:40]}”的单元", f"no unit is called “{title[:40]}”"
        said = Said(f"{zh}，最接近的：", f"{en}; nearest:") if units else Said(f"{zh}，换个词试试", en)
    return _shown(saved, Change(saved.draft, said, focus="b-title"), typed=fields, offers=units)


def _number(fields: dict[str, str], name: str, default: int) -> int:
    return whole_number(fields.get(name), default)


def _back(saved: "SavedDraft", made: Change) -> Response:
    """Lead back to the page, at the step that was changed."""
    asked: dict[str, object] = {"said": saved.version}
    if made.step:
        asked["step"] = made.step
    if "compact" in request.args:
        asked["compact"] = 1
    where = url_for("builder.builder", key=saved.edit_key)
    response = make_response(redirect(f"{where}?{urlencode(asked)}#{made.anchor}", 303))
    remember(response, saved.edit_key)
    return response


def _shown(saved: "SavedDraft", made: Change, status: int = 200, **more: Any) -> Response:
    """Show the builder, or only its part for a script that asked."""
    catalog, library = current_catalog(), current_library()
    report = _reporters.of(catalog).report(saved.draft.steps)
    sequence = as_sequence(saved.draft, saved.identifier, catalog)
    line = Timeline.of(current_store().history(opener(saved.edit_key)))
    values = {
        "change": replace(made, focus=_focus(made.focus, line)),
        "line": line,
        "faces": _faces.of(catalog),
        "bench": view.bench(report, library.plugins.check_sequence(sequence, catalog), sequence),
        "frames": list(view.frames(report, catalog)),
        "taking": view.taking(saved.read_key, library.plugins.exporters()),
        **more,
    }
    return _page("builder", saved, status, **values)


def _focus(wanted: str, line: Timeline[Version]) -> str:
    """Return the button to go on from; after the last undo that is the one that redoes, and the other way round."""
    there = {"undo": line.undo, "redo": line.redo}
    return next(name for name in there if name != wanted) if wanted in there and not there[wanted] else wanted


def _page(name: str, saved: "SavedDraft", status: int, **values: Any) -> Response:
    """Answer with a page of a draft, or with its part alone; who changes it has it as the current one."""
    response = make_response()
    remember(response, saved.edit_key)
    part = "HX-Request" in request.headers
    template = f"drafts/{'_' if part else ''}{name}.html"
    values |= {
        "part": part,
        "current": my_draft(),
        "saved": saved,
        "draft": saved.draft,
        "compact": "compact" in request.args,
        "building": operations,
    }
    response.set_data(render_template(template, **values))
    response.status_code = status
    return response
