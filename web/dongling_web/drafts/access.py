"""The drafts of this browser. There are no accounts: a draft belongs to whoever has its secret edit key.

A browser keeps its keys in a cookie, that of the current draft first. A browser without the cookie, such as a
pupil's, never makes the store open. The header of a page asks here too, and no page fails because the store does.
"""

import logging
from typing import TYPE_CHECKING

from flask import Response, g, request

from dongling.store import KEPT
from dongling_web.http.errors import Refused, Trouble

if TYPE_CHECKING:
    from dongling.store import SavedDraft
from dongling_web.drafts.cookie import DAYS, MOST, DraftKeys, _name, mine
from dongling_web.drafts.held_store import _held, current_store

log = logging.getLogger("dongling.web")
_GONE = Trouble(
    404,
    "没有这个序列",
    f"链接可能抄漏了几个字，或者序列已经删除，或者{DAYS}天没有用过。",
    ways=(("/drafts", "我的序列"), ("/search", "找课程")),
)


def my_drafts() -> "list[SavedDraft]":
    """Return the drafts of this browser that are still there."""
    keys = mine().keys
    return list(filter(None, map(current_store().by_edit_key, keys))) if keys else []


def has_room() -> bool:
    """Tell whether this browser can keep one more; drafts that are gone take no room."""
    return not mine().full or len(my_drafts()) < MOST


def remember(response: Response, key: str) -> None:
    """Make a draft the current one of this browser; where there is no room for one more, it stays out.

    A change to what is the current one already leaves the cookie alone: its answer may come after that of another
    tab, which has begun a draft meanwhile.
    """
    known = mine()
    if known.keys[:1] == (key,) and request.method == "POST":
        g.pop("my_draft", None)
        return
    if known.full and key not in known.keys:
        known = DraftKeys(tuple(draft.edit_key for draft in my_drafts()))
    keep(response, known.with_first(key))


def forget(response: Response, *keys: str) -> None:
    """Take drafts out of this browser."""
    keep(response, mine().without(*keys))


def keep(response: Response, kept: DraftKeys) -> None:
    """Write the cookie."""
    g.mine = kept
    g.pop("my_draft", None)
    secure = request.is_secure
    if kept.keys:
        response.set_cookie(_name(), kept.written, max_age=KEPT, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(_name(), secure=secure, httponly=True, samesite="Lax")


def found_draft(key: str) -> "SavedDraft":
    """Return the draft that an edit key opens; Refused, with a way on, for any other key."""
    store = current_store()
    draft = store.by_edit_key(key)
    if draft is None:
        raise Refused(_read_only(key) if store.by_read_key(key) else _GONE)
    return draft


def _read_only(key: str) -> Trouble:
    return Trouble(
        403,
        "这是只读链接",
        "用它只能看，不能改，什么也没有动；要改，就打开它，取用为自己的序列。",
        ways=((f"/shared/{key}", "看这个序列"), ("/drafts", "我的序列")),
    )


def current_draft() -> "SavedDraft | None":
    """Return the first draft of this browser that is still there; raises DonglingError when the store is away."""
    keys = mine().keys
    return next(filter(None, map(current_store().by_edit_key, keys)), None) if keys else None


def my_draft() -> "SavedDraft | None":
    """Return the current draft for a page's header and its buttons; None also while the store is away."""
    if "my_draft" not in g:
        g.my_draft = None
        try:
            if not _held().away:
                g.my_draft = current_draft()
        except Exception as error:  # noqa: BLE001 - of any store; a page is more than its header
            log.warning("drafts away: %s", type(error).__name__)
            _held().rest()
    draft: SavedDraft | None = g.my_draft
    return draft


def my_step(unit: str) -> int:
    """Return which step of the current draft a unit is; 0 when it is none."""
    draft = my_draft()
    steps = draft.draft.steps if draft else ()
    return next((number for number, step in enumerate(steps, 1) if step.unit == unit), 0)
