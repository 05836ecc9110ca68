"""A draft by its read-only link: the page, the sheets and the files of a sequence, and nothing that changes it."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response

from dongling.accounts import Action, Thing, may
from dongling.model import Sequence
from dongling.sequences import as_sequence
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.opener import current_actor, opener
from dongling_web.exports.answer import exported
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later
from dongling_web.sequences.view import sequence_page

if TYPE_CHECKING:
    from dongling.store import SavedDraft


page = Blueprint("shared", __name__, url_prefix="/shared")
_GONE = Trouble(
    404,
    later("没有这个序列"),
    later("链接可能抄漏了几个字，或者序列已经删除，或者很久没有用过；请向给你链接的人再要一次。"),
    ways=(("/sequences", later("课程序列")), ("/search", later("找课程"))),
)


@page.get("/<key>")
def draft(key: str) -> str:
    """Show a draft as a sequence; with `print`, all that is handed in on paper."""
    saved, whose = _found(key), dict[str, Any]()
    if saved.shelf_number:
        by = current_actor()
        shared = current_store().shelf.one(by, saved.shelf_number)
        others = shared is not None and not shared.own
        takes_down = shared and others and may(by, Action.TAKE_DOWN, Thing(frozenset({shared.school})))
        whose = {"shared": shared, "takes_down": takes_down}
    return sequence_page(_sequence(saved), f"/shared/{key}", saved, **whose)


@page.get("/<key>/export/<name>")
def export(key: str, name: str) -> Response:
    """Hand out a draft in a format; `day` and `start` are those of its first step."""
    return exported(_sequence(_found(key)), name)


def _found(key: str) -> "SavedDraft":
    draft = current_store().by_read_key(opener(key))
    if draft is None:
        raise Refused(_GONE)
    return draft


def _sequence(saved: "SavedDraft") -> Sequence:
    return as_sequence(saved.draft, saved.identifier, current_catalog())
