"""A plan comes in, as a file or pasted: of it manuscripts are begun, each with the plan beside it to look through.

Nothing of it is lost: what no field was recognised for lies in the tray of the plan, until somebody says a word.
"""

from collections.abc import Iterator
from io import BytesIO
from math import ceil

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dongling.catalog import Catalog
from dongling.editor import mapping_text
from dongling.forms import text_of
from dongling.importers import KeptPlan, Recognised, SortedPlan, kept_text, recognise_each
from dongling.media import MediaFault
from dongling.problems import DonglingError
from dongling.store.manuscripts.manuscript import BroughtFile, NewManuscript
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
LARGEST_PASTED = 4 * 2**20
"""Bytes of what is pasted; Word writes a lot about little."""
_TOO_LARGE = later("文件太大，没有带进来：最多20 MB，先把图片压小。")
_NO_FILE = later("先选一个文件，或者把教案粘贴进来。")
_MANY = later("表里的单元超过%(most)s个，没有带进来；分成几个表。", most=MOST_UNITS)


class _NotTaken(Exception):
    """A file that is not taken, and why."""

    def __init__(self, why: Later, status: int = 400) -> None:
        super().__init__(str(why))
        self.why, self.status = why, status


@page.post("/bring")
def bring() -> Response:
    """Make manuscripts of a file: of a plan one, of a table one a row."""
    try:
        name, data = _brought()
        school, asked = school_to_write_for(request.form.get("school", "")), request.form.get("kind", "")
        slow_down(NEW_DRAFTS)
        spend(WRITTEN_IN_A_DAY, ceil(len(data) / 1000))
        catalog, kind = current_catalog(), kind_of(asked).identifier if asked else ""
        first, *others = _recognised(data, name, catalog, kind)
        number = _begun(first, school)
        for one in others:
            _begun(one, school, number)
    except _NotTaken as error:
        return index_page(error.status, str(error.why))
    except DonglingError as error:
        return index_page(400, said_here(error.message))
    return to(f"/workshop/{number}/{'brought' if others else 'plan'}")


def _brought() -> tuple[str, bytes]:
    """Return the file that came, or what was pasted: as the clipboard had it, else as plain text."""
    request.max_content_length, request.max_form_memory_size = LARGEST, LARGEST_PASTED
    try:
        file = request.files.get("file")
        page_text, text = (request.form.get(name, "") for name in ("html", "pasted"))
    except RequestEntityTooLarge:
        raise _NotTaken(_TOO_LARGE, 413) from None
    if file is not None and file.filename:
        return file.filename, file.stream.read()
    for pasted, ending in ((page_text, ".html"), (text, ".txt")):
        if pasted.strip():
            return f"{spoken('粘贴的教案')}{ending}", pasted.encode("utf-8", "replace")
    raise _NotTaken(_NO_FILE)


def _recognised(data: bytes, name: str, catalog: Catalog, kind: str) -> list[Recognised]:
    """Read the file in turn with other dear work. Raises DonglingError for one that can't be read."""
    try:
        each = desk().queue.make(place(request.remote_addr or ""), lambda: recognise_each(data, name, catalog, kind))
    except Full:
        raise Refused(come_again()) from None
    if len(each) > MOST_UNITS:
        raise _NotTaken(_MANY)
    return each


def _begun(recognised: Recognised, school: str, first: int = 0) -> int:
    """Begin a manuscript of what was recognised, with the plan beside it; return its number.

    `first` is the first manuscript of the same file.
    """
    catalog, identifier = current_catalog(), new_identifier(kind_of(recognised.kind), school)
    plan = SortedPlan(recognised)
    data = plan.draft(catalog, identifier).data
    intake = BroughtFile(recognised.name, len(plan.waiting), kept_text(KeptPlan(plan)), first)
    text, title = mapping_text(data, ()), text_of(data, "name")
    new = NewManuscript(school, recognised.kind, text, title, identifier, intake=intake)
    manuscripts, by = current_store().manuscripts, me().actor
    number = manuscripts.begin(by, new)
    for words in _pictures(recognised, school, number):
        manuscripts.remark(by, number, "media", words)
    return number


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
