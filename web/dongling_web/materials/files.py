"""The addresses of media: named by content, kept for ever, in ranges for who asks for a part, never run."""

import io
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeVar

from flask import Blueprint, Flask, Response, abort, after_this_request, current_app, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from dongling.media import STREAMED, MediaStream
from dongling.model import MEDIA_TYPES, Unit
from dongling_web.http.assets import FOREVER
from dongling_web.http.context import current_catalog
from dongling_web.materials.media import content, picture, streamed

T = TypeVar("T")
page = Blueprint("media", __name__)
_KEY = "dongling.unpublished"


@page.get("/media/<digest>/<identifier>/<name>")
def file(digest: str, identifier: str, name: str) -> Response:
    """Serve a file of a unit as it is; pictures only as they were made anew."""
    sort, media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix, ("picture", ""))
    if sort in STREAMED:
        return in_parts(_of_one(identifier, lambda unit: streamed(unit, name, digest)), media_type, name)
    if sort == "picture":
        abort(404)
    held = _of_one(identifier, lambda unit: content(unit, name, digest))
    return _sent(held.data, media_type, name, attached=sort == "attachment")


@page.get("/media/<digest>/<int:width>/<identifier>/<name>")
def scaled(digest: str, width: int, identifier: str, name: str) -> Response:
    """Serve a picture of a unit at one of its widths."""
    made = picture(_of_one(identifier, lambda unit: content(unit, name, digest)), width)
    if made is None:
        abort(404)
    return _sent(made, "image/webp", f"{PurePosixPath(name).stem}.webp")


def show_unpublished(app: Flask, find: Callable[[str], Unit | None]) -> None:
    """Have `app` serve the files of a unit that is in no catalogue yet to whom `find` returns it."""
    app.extensions[_KEY] = find


def _of_one(identifier: str, look: Callable[[Unit], T | None]) -> T:
    """Return what `look` gives of a unit as readers have it, else as who asks is writing it; 404 for neither."""
    known = current_catalog().units.get(identifier)
    if known and (held := look(known)) is not None:
        return held
    find: Callable[[str], Unit | None] = current_app.extensions.get(_KEY, lambda _: None)
    unit = find(identifier)
    held = look(unit) if unit else None

    @after_this_request
    def keep_private(response: Response) -> Response:
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return held if held is not None else abort(404)


def in_parts(
    stream: MediaStream, media_type: str, name: str, *, kept: str = FOREVER, attached: bool = False
) -> Response:
    """Answer with the part that was asked for, or all: the file is read only as far as it is sent."""
    answer = send_file(stream.file, media_type, as_attachment=attached, download_name=name)
    answer.call_on_close(stream.file.close)
    answer.content_length = stream.size
    answer.headers["Cache-Control"] = kept
    try:
        answer.make_conditional(request, accept_ranges=True, complete_length=stream.size)
    except RequestedRangeNotSatisfiable:
        stream.file.close()
        raise
    return answer


def _sent(data: bytes, media_type: str, name: str, *, attached: bool = False) -> Response:
    answer = send_file(io.BytesIO(data), media_type, as_attachment=attached, download_name=name, conditional=True)
    answer.headers["Cache-Control"] = FOREVER
    return answer
