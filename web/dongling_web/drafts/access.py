"""The drafts of this browser. There are no accounts: a draft belongs to whoever has its secret edit key.

A browser keeps its keys in a cookie, that of the current draft first. A browser without the cookie, such as a
pupil's, never makes the store open. The header of a page asks here too, and no page fails because the store does.
What is damaged stands for itself: it takes no other draft of the browser with it.
"""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Response, g, request

from dongling.store import KEPT, KEPT_SAID, Damaged, DamagedFile, is_key
from dongling_web.drafts.cookie import COOKIE, MOST, MOST_IN_TRASH, TRASH, DraftKeys, cookie_name, mine, trashed
from dongling_web.drafts.held_store import asked_for_header, current_store, store_is_away
from dongling_web.drafts.opener import opener
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.own_address import base_path
from dongling_web.languages.words import later, spoken

if TYPE_CHECKING:
    from dongling.store import SavedDraft

log = logging.getLogger("dongling.web")
_GONE = Trouble(
    404,
    later("没有这个序列"),
    later("链接可能抄漏了几个字，或者序列已经删除，或者%(kept)s没有用过。", kept=KEPT_SAID),
    ways=(("/drafts", later("我的序列")), ("/search", later("找课程"))),
)


class InTrash(Exception):
    """A draft that was asked for lies in the trash; whoever has its edit key can take it back."""

    def __init__(self, saved: "SavedDraft") -> None:
        self.saved = saved
        super().__init__("in the trash")


@dataclass(frozen=True, slots=True)
class MyDrafts:
    """The drafts of this browser: those that are there, those that are damaged by their keys, and its trash.

    `current` is the key of the one that units are added to; it may lie on a shelf.
    """

    there: tuple["SavedDraft", ...]
    damaged: tuple[str, ...]
    trash: tuple["SavedDraft", ...]
    gone: frozenset[str]
    current: str = ""

    @property
    def keys(self) -> DraftKeys:
        """Return the keys of its drafts that are worth keeping, in their order."""
        return mine().without(*self.gone, *(saved.edit_key for saved in self.trash))

    @property
    def trash_keys(self) -> DraftKeys:
        """Return the keys of its trash: also of what somebody has taken back, and may delete again."""
        return trashed().without(*self.gone).before(*(saved.edit_key for saved in self.trash))


def my_drafts() -> MyDrafts:
    """Return the drafts of this browser; what lies on a shelf is shown there."""
    on_shelf = frozenset(mine().keys).difference(mine().secrets)
    current = current_draft()
    there, damaged, trash, gone = list["SavedDraft"](), list[str](), list["SavedDraft"](), set[str]()
    for key in dict.fromkeys((*mine().secrets, *trashed().secrets)):
        ours = key in mine().keys
        try:
            if saved := current_store().by_edit_key(key):
                there += [saved] * ours
            elif saved := current_store().in_trash(key):
                trash.append(saved)
            else:
                gone.add(key)
        except (Damaged, DamagedFile) as error:
            log.error("a draft of a browser can't be read: %s", error.message.en)  # noqa: TRY400 - it is for people
            damaged += [key] * ours
    last = {key: place for place, key in enumerate(trashed().keys)}
    trash.sort(key=lambda saved: last.get(saved.edit_key, -1))
    here = current.edit_key if current else ""
    gone |= on_shelf - {here} if not current or current.shelf_number else set()
    return MyDrafts(tuple(there), tuple(damaged), tuple(trash), frozenset(gone), here)


def has_room() -> bool:
    """Tell whether this browser can keep one more; drafts that are gone take no room."""
    return not mine().full or len(my_drafts().keys.secrets) < MOST


def remember(response: Response, key: str) -> None:
    """Make a draft the current one of this browser; where there is no room for one more, it stays out.

    Only what was posted from a page of ours may do so: a link from elsewhere that leads to a stranger's draft opens it
    and no more. A change to what is the current one already leaves the cookie alone: its answer may come after that of
    another tab, which has begun a draft meanwhile.
    """
    known = mine()
    if request.method != "POST":
        if key in known.keys:
            keep(response, known)  # it lasts longer, and says the same
        return
    if known.keys[:1] == (key,):
        g.pop("my_draft", None)
        return
    if known.full and is_key(key) and key not in known.keys:
        known = my_drafts().keys
    keep(response, known.with_first(key))


def forget(response: Response, *keys: str) -> None:
    """Take drafts out of this browser."""
    keep(response, mine().without(*keys))


def keep(response: Response, kept: DraftKeys) -> None:
    """Write the cookie of the drafts."""
    g.mine = kept
    g.pop("my_draft", None)
    _write(response, COOKIE, kept)


def keep_trash(response: Response, kept: DraftKeys) -> None:
    """Write the cookie of the trash."""
    _write(response, TRASH, DraftKeys(kept.keys[:MOST_IN_TRASH]))


def _write(response: Response, name: str, kept: DraftKeys) -> None:
    named, secure, path = cookie_name(name), request.is_secure, f"{base_path()}/"
    if kept.keys:
        response.set_cookie(named, kept.written, max_age=KEPT, path=path, secure=secure, httponly=True, samesite="Lax")
    elif named in request.cookies or name == COOKIE:
        response.delete_cookie(named, path=path, secure=secure, httponly=True, samesite="Lax")


def found_draft(key: str) -> "SavedDraft":
    """Return the draft that an edit key opens; Refused, with a way on, for any other key, InTrash for a deleted one."""
    store, opened = current_store(), opener(key)
    draft = store.by_edit_key(opened)
    if draft is not None:
        return draft
    if deleted := store.in_trash(opened):
        raise InTrash(deleted)
    raise Refused(_read_only(key) if store.by_read_key(opened) else _GONE)


def _read_only(key: str) -> Trouble:
    return Trouble(
        403,
        spoken("这是只读链接"),
        spoken("用它只能看，不能改，什么也没有动；要改，就打开它，取用为自己的序列。"),
        ways=((f"/shared/{key}", spoken("看这个序列")), ("/drafts", spoken("我的序列"))),
    )


def current_draft() -> "SavedDraft | None":
    """Return the first draft of this browser that is there and sound; raises DonglingError when the store is away."""
    for key in mine().keys:
        try:
            if saved := current_store().by_edit_key(opener(key)):
                return saved
        except (Damaged, DamagedFile) as error:
            log.error("%s", error.message.en)  # noqa: TRY400 - it is one sentence, for people
    return None


def my_draft() -> "SavedDraft | None":
    """Return the current draft for a page's header and its buttons; None also while the store is away."""
    if "my_draft" not in g:
        g.my_draft = None
        try:
            if not store_is_away():
                with asked_for_header():
                    g.my_draft = current_draft()
        except Exception as error:  # noqa: BLE001 - of any store; a page is more than its header
            log.warning("drafts away: %s", type(error).__name__)
    draft: SavedDraft | None = g.my_draft
    return draft


def my_step(unit: str) -> int:
    """Return which step of the current draft a unit is; 0 when it is none."""
    draft = my_draft()
    steps = draft.draft.steps if draft else ()
    return next((number for number, step in enumerate(steps, 1) if step.unit == unit), 0)
