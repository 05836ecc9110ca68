"""A plan comes in: a file that a teacher wrote elsewhere becomes manuscripts, and what was not recognised is a remark.

Nothing of it is lost: what is to be checked stands at its field, the rest among the remarks, to be settled one by one.
"""

from collections.abc import Iterator
from io import BytesIO
from math import ceil

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dongling.catalog import Catalog
from dongling.forms import text_of
from dongling.importers import Recognised, UnitDraft, draft_of, recognise_each
from dongling.media import MediaFault
from dongling.problems import DonglingError
from dongling.store.manuscripts.manuscript import LONGEST_REMARK, NewManuscript
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.quota import WRITTEN_IN_A_DAY
from dongling_web.http.addresses import place
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused
from dongling_web.http.rate_limit import NEW_DRAFTS, slow_down, spend
from dongling_web.languages.words import Later, later, said_here, spoken
from dongling_web.materials.school_room import school_room
from dongling_web.workload.desk import come_again, desk
from dongling_web.workload.queue import Full
from dongling_web.workshop.boxes import new_box
from dongling_web.workshop.page import index_page, kind_of, me, new_identifier, page, school_to_write_for, to

LARGEST = 20 * 2**20
"""Bytes of a file; what it unpacks to has limits of its own (importers/formats)."""
MOST_UNITS = 50
"""So many units of one table become manuscripts."""
_TOO_LARGE = later("文件太大，没有带进来：最多20 MB，先把图片压小。")
_NO_FILE = later("先选一个文件。")
_MANY = later("表里的单元超过%(most)s个，没有带进来；分成几个表。", most=MOST_UNITS)


class _NotTaken(Exception):
    """A file that is not taken, and why."""

    def __init__(self, why: Later) -> None:
        super().__init__(str(why))
        self.why = why


@page.post("/bring")
def bring() -> Response:
    """Make manuscripts of a file: of a plan one, of a table one a row."""
    try:
        name, data = _file()
        school, asked = school_to_write_for(request.form.get("school", "")), request.form.get("kind", "")
        slow_down(NEW_DRAFTS)
        spend(WRITTEN_IN_A_DAY, ceil(len(data) / 1000))
        catalog, kind = current_catalog(), kind_of(asked).identifier if asked else ""
        numbers = [_begun(one, school, catalog) for one in _recognised(data, name, catalog, kind)]
    except _NotTaken as error:
        return index_page(400, str(error.why))
    except DonglingError as error:
        return index_page(400, said_here(error.message))
    return to(f"/workshop/{numbers[0]}?done=brought" if len(numbers) == 1 else "/workshop?done=brought")


def _file() -> tuple[str, bytes]:
    request.max_content_length = LARGEST
    try:
        file = request.files.get("file")
    except RequestEntityTooLarge:
        raise _NotTaken(_TOO_LARGE) from None
    if file is None or not file.filename:
        raise _NotTaken(_NO_FILE)
    return file.filename, file.stream.read()


def _recognised(data: bytes, name: str, catalog: Catalog, kind: str) -> list[Recognised]:
    """Read the file in turn with other dear work. Raises DonglingError for one that can't be read."""
    try:
        each = desk().queue.make(place(request.remote_addr or ""), lambda: recognise_each(data, name, catalog, kind))
    except Full:
        raise Refused(come_again()) from None
    if len(each) > MOST_UNITS:
        raise _NotTaken(_MANY)
    return each


def _begun(recognised: Recognised, school: str, catalog: Catalog) -> int:
    identifier = new_identifier(kind_of(recognised.kind), school)
    draft = draft_of(recognised, catalog, identifier)
    remarks = [*_to_check(draft), *_left(recognised, draft)]
    title = text_of(draft.data, "name")
    text = draft.text(recognised)
    new = NewManuscript(school, recognised.kind, text, title, identifier, remarks=tuple(remarks))
    manuscripts, by = current_store().manuscripts, me().actor
    number = manuscripts.begin(by, new)
    for words in _pictures(recognised, school, number):
        manuscripts.remark(by, number, "media", words)
    return number


def _to_check(draft: UnitDraft) -> Iterator[tuple[str, str]]:
    for mark in draft.marks:
        if mark.path not in draft.missing:  # what is missing is said beside its field anyway
            yield ".".join(map(str, mark.path)), spoken("待核对：%(why)s", why=said_here(mark.why))


def _left(recognised: Recognised, draft: UnitDraft) -> Iterator[tuple[str, str]]:
    """Yield all for which no field was recognised, long ones in parts, and what else was met in the file."""
    for piece in draft.tray:
        label, spot = " ".join(piece.label.split()), said_here(piece.spot.words())
        text = spoken("%(label)s：%(text)s", label=label, text=piece.text) if label else piece.text
        words = spoken("没有认出放在哪一栏（%(spot)s）：%(text)s", spot=spot, text=text)
        for at in range(0, len(words), LONGEST_REMARK):
            yield "", words[at : at + LONGEST_REMARK]
    for remark in recognised.remarks:
        words, text = said_here(remark.words()), remark.text
        yield "", (spoken("%(label)s：%(text)s", label=words, text=text) if text else words)[:LONGEST_REMARK]


def _pictures(recognised: Recognised, school: str, number: int) -> Iterator[str]:
    """Put the pictures into the box of the manuscript; say of each how to use it."""
    box = new_box(school, number)
    for picture in recognised.pictures:
        try:
            held = box.take(BytesIO(picture.data), picture.name, LARGEST, school_room(school).left)
        except MediaFault as fault:
            yield spoken("图片 %(name)s 没有存下来：%(why)s", name=picture.name, why=said_here(fault.why))
        else:
            yield spoken(
                "图片 %(name)s：%(alt)s。收在“图片和附件”里，要用就放回来，写上说明、出处和许可",
                name=held.name,
                alt=picture.alt,
            )
