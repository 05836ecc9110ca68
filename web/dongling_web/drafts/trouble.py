"""A draft that can't be opened as it is: it lies in the trash, or what was saved is damaged."""

import logging

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request

from dongling.store import Damaged, DamagedFile, is_key
from dongling_web.drafts import access, cookie
from dongling_web.drafts.access import InTrash
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.listed import ListedDraft
from dongling_web.drafts.opener import opener
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later, said_here

page = Blueprint("troubled", __name__, url_prefix="/drafts")
log = logging.getLogger("dongling.web")
_DAMAGED_FILE = Trouble(
    503,
    later("现在做不了"),
    later("保存序列的数据文件有损坏，已存的没有动，其他页面都能用；请告诉管理员，可以从备份恢复。"),
)
_FULL = Trouble(
    409,
    later("这个浏览器里的序列满了"),
    later("没有取回，它还在回收站里；先从“我的序列”移走或删去一个，再取回。"),
    ways=(("/drafts", later("我的序列")),),
)


def register_trouble(app: Flask) -> None:
    """Give `app` the pages that are shown in place of a draft."""
    app.register_error_handler(InTrash, in_trash)
    app.register_error_handler(DamagedFile, damaged_file)
    app.register_error_handler(Damaged, damaged)


def in_trash(error: InTrash) -> Response:
    """Say until when a deleted draft can be taken back, and how."""
    return _answer(render_template("drafts/trashed.html", draft=ListedDraft.of(error.saved)), 410)


def damaged_file(error: DamagedFile) -> Response:
    """Say that the file is damaged; which file is for the administrator."""
    log.error("%s", error.message.en)
    return _answer(render_template("errors/error.html", trouble=_DAMAGED_FILE), 503)


def damaged(error: Damaged) -> Response:
    """Show the last sound version of a damaged draft, to whoever may edit it with a button to go on from there."""
    good = ListedDraft.of(error.good) if error.good else None
    key = error.good.edit_key if error.good else ""
    return _answer(render_template("drafts/damaged.html", good=good, key=key, said=said_here(error.message)), 503)


@page.post("/<key>/return")
def take_back(key: str) -> Response:
    """Take a draft out of the trash, and make it the current one."""
    if is_key(key) and not access.has_room():
        raise Refused(_FULL)
    saved = current_store().take_back(opener(key))
    if saved is None:
        access.found_draft(key)  # says why
    response = make_response(redirect(f"/drafts/{key}", 303))
    access.remember(response, key)
    access.keep_trash(response, cookie.trashed().without(key))
    return response


@page.post("/<key>/repair")
def repair(key: str) -> Response:
    """Go on from the last sound version of a damaged draft."""
    if current_store().repair(opener(key)) is None:
        access.found_draft(key)  # says why
    response = make_response(redirect(f"/drafts/{key}", 303))
    access.remember(response, key)
    return response


def _answer(text: str, status: int) -> Response:
    response = make_response(text, status)
    if request.method == "GET":
        response.cache_control.no_transform = True
    return response
