"""A draft of a folder becomes a manuscript, which goes its way from there."""

from flask import Response, request

from dongling.accounts import Actor
from dongling.content import decode
from dongling.editor import published_text, text_digest
from dongling.media import copy_media
from dongling.model import Unit
from dongling.problems import DonglingError
from dongling.store.manuscripts.manuscript import NewManuscript
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.errors import Refused
from dongling_web.languages.words import said_here
from dongling_web.workshop.boxes import new_box
from dongling_web.workshop.folder_drafts.listed import may_write
from dongling_web.workshop.page import NOT_THERE, index_page, me, page, to


@page.post("/drafts")
def go_on() -> Response:
    """Go on with a draft of a folder: open its manuscript, or begin one with its text."""
    by, unit = me().actor, current_catalog().drafts.get(request.form.get("unit", ""))
    if unit is None or not may_write(by, unit):
        raise Refused(NOT_THERE)
    if there := current_store().manuscripts.named(by, unit.identifier):
        return to(f"/workshop/{there.line.number}")
    try:
        return to(f"/workshop/{_begun(by, unit)}")
    except DonglingError as error:
        return index_page(400, said_here(error.message))


def _begun(by: Actor, unit: Unit) -> int:
    manuscripts, folder = current_store().manuscripts, current_library().published
    text = decode(unit.source.written())
    in_its_place = published_text(folder, unit.school, unit.identifier) == text
    number = manuscripts.begin(by, NewManuscript(unit.school, unit.kind, text, unit.name, unit.identifier))
    box = new_box(unit.school, number)
    if in_its_place:
        manuscripts.met_outside(by, number, text_digest(text))  # it is that file which is published over
    elif unit.media:
        copy_media(unit, box.folder)
    return number
