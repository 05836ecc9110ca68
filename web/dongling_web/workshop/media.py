"""The media of a manuscript: put in from a phone or a computer, told of, taken out and brought back.

All of it is one form, so that what is typed is kept whichever button is pressed, with script or without.
"""

import errno
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, make_response, render_template, request
from limits import RateLimitItemPerHour
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from dongling.forms import (
    Choice,
    FormRow,
    Naming,
    Question,
    Sort,
    answered,
    media_names,
    media_rows,
    named_again,
    namings,
    with_medium,
    without_medium,
)
from dongling.media import MOST_BYTES, Boxed, MediaFault
from dongling.model import MEDIA_TYPES
from dongling.problems import DonglingError
from dongling_web.drafts.held_store import current_store
from dongling_web.house.bytes import megabytes
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.rate_limit import slow_down
from dongling_web.languages.words import label_of, later, said_here, spoken
from dongling_web.materials.school_room import school_room
from dongling_web.server.bodies import LARGEST
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import box_of, data_of, fetch
from dongling_web.workshop.form import _as_data, _help, _lines, _wants_data, keep, not_asked
from dongling_web.workshop.page import found, me, page, to
from dongling_web.workshop.tools.form_tools import NO_TOOLS
from dongling_web.workshop.view import view_of

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript
    from dongling_web.workshop.view import ManuscriptView

UPLOADS = RateLimitItemPerHour(2000)
AT_ONCE = 30
"""So many files are taken at once."""
MOST = 100
"""So many files a unit may have."""
_TRIED = 40
"""So many versions are looked through for what was said of a file that was taken out."""
_TOO_LARGE = later("一次送来的太大，没有存：最多200 MB，一次少选几个，或先压小。")
_DISK_FULL = later("磁盘满了，没有存；请告诉管理员。别的都没有动。")
_MANY = later("一次最多放%(most)s个，后面的没有存；再放一次。", most=AT_ONCE)
_CROWDED = later("一个单元最多%(most)s个文件，没有存；先拿出几个。", most=MOST)
_CHANGES = {
    "place": later("去掉了拍摄地点"),
    "beside": later("去掉了相机、时间这些附带的"),
    "turned": later("转正了"),
    "smaller": later("缩小了，够看够印"),
}
"""What is said of a file that came in."""
_SEEN_PEOPLE = ("picture", "film")


@dataclass(frozen=True)
class MediumRow:
    """A file of a manuscript as its page shows it: what it is, what is said of it, what names it."""

    row: FormRow
    file: str
    sort: str
    size: str
    changes: list[str]
    uses: list[str]
    questions: list[Question]


@page.get("/<int:number>/media")
def media(number: int) -> Response:
    """Show the media of a manuscript."""
    return media_page(found(number))


def media_page(
    there: "Manuscript", status: int = 200, *, wrong: list[str] | None = None, told: str = "", back: str = ""
) -> Response:
    """Answer with the media of a manuscript, with what went wrong and what was done; `back` is what may come back."""
    view, room = view_of(there), school_room(there.line.school)
    box = fetch(there.line, view.data)
    held = {one.name: one for one in box.held()}
    named = set(media_names(view.data))
    used = {before for name in named if (before := held[name].before if name in held else "")}
    rows = list(_rows(view, held))
    text = render_template(
        "workshop/media.html",
        line=there.line,
        view=view,
        rows=rows,
        out=[
            (one.name, _sort(one.name), weight_said(one.size)) for one in held.values() if one.name not in named | used
        ],
        accept=",".join([*MEDIA_TYPES, ".mov"]),
        most=f"{most_of_one() // 1_000_000} MB",
        most_bytes=most_of_one(),
        room=room,
        used=megabytes(room.used),
        all=megabytes(room.most),
        problem_count=sum(len(said) for path, said in view.problems.items() if path.startswith("media")),
        help_of=_help,
        label=label_of,
        said=said_here,
        lines_of=_lines,
        skip=not_asked(there),
        tools=NO_TOOLS,
        opened="",
        wrong=wrong or [],
        told=told,
        back=back,
    )
    return own(text, status)


def most_of_one() -> int:
    """Return how many bytes one file may have."""
    return min(current_library().settings.upload_mb * 1_000_000, max(MOST_BYTES.values()))


@page.post("/<int:number>/media")
def media_sent(number: int) -> Response:
    """Keep what was typed, take the files that came, and do what a button says."""
    there = found(number)
    request.max_content_length = LARGEST
    try:
        files = [one for one in request.files.getlist("file") if one.filename]
    except RequestEntityTooLarge:
        return _failed(there, 413, str(_TOO_LARGE))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        return _failed(there, 503, str(_DISK_FULL))
    try:
        return _done(there, files)
    except DonglingError as error:
        return _failed(there, 409, said_here(error.message))
    except MediaFault as fault:
        return _failed(there, 400, fault_said(fault))


def _done(there: "Manuscript", files: list[FileStorage]) -> Response:
    based_on = request.form.get("version", "")
    version = int(based_on) if based_on.isascii() and based_on.isdecimal() and len(based_on) < 9 else there.line.version
    base = current_store().manuscripts.at_version(me().actor, there.line.number, version) or there.body
    kind, terms = view_of(there).kind, current_catalog().terms
    typed = {name: said for name, said in request.form.to_dict(flat=False).items() if _is_typed(name)}
    data = answered(data_of(base), typed, kind, terms)
    data, wrong = _with_files(there, data, files)
    do, _, which = request.form.get("do", "").partition(":")
    told, back = "", ""
    if do == "out":
        data, told, back = _without(there, data, which)
    elif do == "back":
        data = _with_old(there, data, which)
    elif do == "drop":
        _drop(there, data, which)
    saved, clashes = keep(there, base, data, version)
    if _wants_data() and files:
        return jsonify(saved=True, version=saved.line.version, wrong=wrong)
    if _wants_data():
        return _as_data(saved, clashes, data if saved.line.version > version + 1 else None)
    if wrong or told:
        return media_page(saved, 400 if wrong else 200, wrong=wrong, told=told, back=back)
    last = len(media_rows(data)) - 1
    return to(f"/workshop/{there.line.number}/media?done=saved" + (f"#media.{last}" if files or do == "back" else ""))


def _is_typed(name: str) -> bool:
    return name == "count:media" or (name.startswith("media.") and not name.endswith(".file"))


def _with_files(
    there: "Manuscript", data: dict[str, Any], files: list[FileStorage]
) -> tuple[dict[str, Any], list[str]]:
    """Return the data with what came, each told of as far as that was said for all; and what was not taken, and why."""
    kind, terms, box, wrong = view_of(there).kind, current_catalog().terms, box_of(there.line), list[str]()
    said = {name: request.form.get(name, "").strip() for name in ("source", "license")}
    for file in files[:AT_ONCE]:
        slow_down(UPLOADS)
        if len(media_rows(data)) >= MOST:
            wrong.append(str(_CROWDED))
            break
        try:
            boxed = box.take(file.stream, file.filename or "", most_of_one(), school_room(there.line.school).left)
        except MediaFault as fault:
            wrong.append(fault_said(fault))
            continue
        if boxed.name not in media_names(data) and _sort(boxed.name) != "subtitles":
            data = with_medium(data, kind, terms, {"file": boxed.name, **said})
    return data, [*wrong, str(_MANY)] if len(files) > AT_ONCE else wrong


def _without(there: "Manuscript", data: dict[str, Any], which: str) -> tuple[dict[str, Any], str, str]:
    """Return the data without a file, what is said of that, and the file's name."""
    rows = media_rows(data)
    if not (which.isascii() and which.isdecimal() and int(which[:4]) < len(rows)):
        return data, "", ""
    name = str(rows[int(which[:4])]["file"])
    out, named = without_medium(data, view_of(there).kind, current_catalog().terms, int(which[:4]))
    if not named:
        return out, spoken("拿出来了：%(name)s。发布以前还放得回来。", name=name), name
    uses = spoken("、").join(use_said(one) for one in named)
    return (
        out,
        spoken("拿出来了：%(name)s。原来用它的也空出来了：%(uses)s。发布以前还放得回来。", name=name, uses=uses),
        name,
    )


def _with_old(there: "Manuscript", data: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the data with a file that was taken out, told of as it was, and named where it was."""
    if name in media_names(data) or name not in {one.name for one in box_of(there.line).held()}:
        return data
    kind, terms, manuscripts, by = view_of(there).kind, current_catalog().terms, current_store().manuscripts, me().actor
    before: dict[str, Any] = {}
    for version in manuscripts.history(by, there.line.number)[:_TRIED]:
        held = data_of(manuscripts.at_version(by, there.line.number, version.number) or "")
        if name in media_names(held):
            before = held
            break
    row = next((row for row in media_rows(before) if row["file"] == name), {"file": name})
    again = with_medium(data, kind, terms, {key: str(said) for key, said in row.items() if said})
    return named_again(again, kind, terms, before, name) if before else again


def _drop(there: "Manuscript", data: dict[str, Any], name: str) -> None:
    """Delete a file that was taken out, and what it was made of."""
    box = box_of(there.line)
    held = {one.name: one for one in box.held()}
    kept = set(media_names(data)) | {one.before for one in held.values() if one.name in media_names(data)}
    while name in held and name not in kept:
        box.drop(name)
        name = held[name].before


def _failed(there: "Manuscript", status: int, why: str) -> Response:
    if _wants_data():
        return make_response(jsonify(saved=False, why=why, wrong=[why]), status)
    return media_page(there, status, wrong=[why])


def weight_said(size: int) -> str:
    """Return how large a file is."""
    return megabytes(size) if size >= 1_000_000 else f"{max(1, size // 1000)} KB"


def fault_said(fault: MediaFault) -> str:
    """Return what is wrong with a file, and what mends it."""
    return spoken("%(why)s；%(fix)s。", why=said_here(fault.why), fix=said_here(fault.fix))


def use_said(one: Naming) -> str:
    """Return what is called by people what names a file: `站点 2 · 河边 · 图`."""
    parts = [
        f"{label_of(asked.field)} {number + 1}" + (f" · {row.title[:20]}" if row.title else "")
        for asked, number, row in one.above
    ]
    return " · ".join([*parts, label_of(one.asked.field)])


def _rows(view: "ManuscriptView", held: dict[str, Boxed]) -> Iterator[MediumRow]:
    asked = next((one for one in view.questions if one.path == "media"), None)
    cues = [name for name in held if _sort(name) == "subtitles"]
    for row, said in zip(asked.rows if asked else (), media_rows(view.data), strict=False):
        name = str(said["file"])
        sort, boxed = _sort(name), held.get(name)
        changes: tuple[str, ...] = boxed.changes if boxed else ()
        named = namings(view.data, view.kind, current_catalog().terms, name)
        yield MediumRow(
            row,
            name,
            sort if boxed else "",
            weight_said(boxed.size) if boxed else "",
            [str(_changed) for one in changes if (_changed := _CHANGES.get(one))],
            [use_said(one) for one in named if not one.is_own],
            [_asked(one, cues) for one in row.questions if _is_asked(one, sort)],
        )


def _is_asked(one: Question, sort: str) -> bool:
    name = one.field.name
    if name == "subtitles":
        return sort in ("sound", "film") or bool(one.value)
    if name == "consent":
        return sort in _SEEN_PEOPLE or bool(one.value)
    return name != "file"


def _asked(one: Question, cues: list[str]) -> Question:
    """Return a question; subtitles are chosen from those that were put in."""
    if one.field.name != "subtitles":
        return one
    offered: list[str] = sorted(filter(None, {*cues, one.value}))
    return replace(one, sort=Sort.CHOICE, choices=tuple(Choice(name, name, name == one.value) for name in offered))


def _sort(name: str) -> str:
    return MEDIA_TYPES.get(f".{name.rpartition('.')[2]}", ("", ""))[0]
