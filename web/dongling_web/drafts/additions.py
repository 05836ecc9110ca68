"""How drafts begin and grow from the pages of the site: a unit more, a sequence taken over, a copy of another's."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dongling.catalog import Catalog, short_name
from dongling.model import Unit
from dongling.problems import AWAY, DonglingError, Said
from dongling.sequences import Draft, InsertUnit, taken
from dongling.store import Conflict
from dongling_web.drafts.access import current_draft, has_room
from dongling_web.drafts.cookie import MOST
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.opener import current_actor, opener
from dongling_web.drafts.quota import may_begin, may_save
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later, spoken

if TYPE_CHECKING:
    from dongling.store import SavedDraft


TRIES = 20
_FULL = Trouble(
    409,
    later("这个浏览器里的序列满了"),
    later("一个浏览器最多记%(most)s个序列；先在“我的序列”里删去或移走一个，再新建。", most=MOST),
    ways=(("/drafts", later("我的序列")),),
)
_BUSY = Said("别人正在不停地保存这个序列，没有加入；请再按一次", "others keep saving this sequence; try once more")
_ELSEWHERE = Said("back 要是本站的地址，没有加入", "back must be an address of this site; nothing was added")


def create_draft(draft: Draft, did: Said) -> "SavedDraft":
    """Save a new draft on the shelf of who is signed in, else for this browser.

    Refused when the browser is full, or when too many are made.
    """
    actor = current_actor()
    if not actor.person and not has_room():
        raise Refused(_FULL)
    store = current_store()
    may_begin(draft, store)
    return store.shelf.create(actor, draft, did) if actor.person else store.create(draft, did)


def begin_draft(asked: Mapping[str, str], catalog: Catalog) -> "SavedDraft":
    """Save the new draft that a form asks for; a copy on a shelf says what it was copied from."""
    draft, did = new_draft_from(asked, catalog)
    actor, copy = current_actor(), asked.get("copy", "")
    if not actor.person or not copy or asked.get("unit") or asked.get("sequence"):
        return create_draft(draft, did)
    store = current_store()
    may_begin(draft, store)
    return store.shelf.copy(actor, opener(copy), did) or store.shelf.create(actor, draft, did)


def add_to_current(unit: Unit, catalog: Catalog) -> "SavedDraft":
    """Save the current draft with `unit` at its end, or a new draft of it; one that has the unit stays as it is.

    When somebody saved in between, the unit goes to the end of theirs, so nothing of anybody's is lost.
    """
    name, add = short_name(unit, catalog), InsertUnit(unit.identifier)
    did = Said(f"已加入《{name}》", f"added “{name}”")
    saved = current_draft()
    if saved is None:
        return create_draft(add.apply(Draft(), catalog).draft, did)
    for _ in range(TRIES):
        draft = saved.draft
        if any(step.unit == unit.identifier for step in draft.steps):
            return saved
        grown, store = add.apply(draft, catalog).draft, current_store()
        may_save(grown, store)
        try:
            return store.save(opener(saved.edit_key), grown, saved.version, did)
        except Conflict as conflict:
            saved = conflict.theirs
    raise DonglingError(_BUSY, status=AWAY)


def new_draft_from(asked: Mapping[str, str], catalog: Catalog) -> tuple[Draft, Said]:
    """Return the draft that a form asks for, and what is done: of a `unit`, a `sequence`, a `copy`, or empty."""
    if unit := asked.get("unit"):
        added_unit = known_unit(unit, catalog)
        name = short_name(added_unit, catalog)
        draft = InsertUnit(added_unit.identifier).apply(Draft(), catalog).draft
        return draft, Said(f"已加入《{name}》", f"added “{name}”")
    if sequence := asked.get("sequence"):
        if sequence not in catalog.sequences:
            raise Refused(_unknown(spoken("没有这条课程序列"), spoken("课程序列")))
        draft = taken(catalog.sequences[sequence])
    elif copy := asked.get("copy"):
        saved = current_store().by_read_key(opener(copy))
        if saved is None:
            raise Refused(_unknown(spoken("没有这个序列"), spoken("序列")))
        draft = saved.draft
    else:
        return Draft(), Said("新建", "made")
    return draft, Said(f"取用自《{draft.name}》", f"taken from “{draft.name}”")


def known_unit(identifier: str, catalog: Catalog) -> Unit:
    """Return a unit; Refused when there is none of this name."""
    unit = catalog.units.get(identifier)
    if unit is None:
        raise Refused(_unknown(spoken("没有这个单元"), spoken("单元")))
    return unit


def _unknown(title: str, what: str) -> Trouble:
    said = spoken("这个%(what)s已经改名、删除，或者没有装载；什么也没有改，已存的都在。", what=what)
    return Trouble(
        404,
        title,
        said,
        ways=(("/search", spoken("找课程")), ("/drafts", spoken("我的序列")), ("/sequences", spoken("课程序列"))),
    )


def way_back(back: str) -> str:
    """Return an address of this site without its fragment; raises DonglingError for any that may lead elsewhere."""
    try:
        parts = urlsplit(back)
    except ValueError:
        raise DonglingError(_ELSEWHERE) from None
    sound = back.isprintable() and "\\" not in back and back.startswith("/") and not back.startswith("//")
    if not sound or parts.scheme or parts.netloc:
        raise DonglingError(_ELSEWHERE)
    return back.partition("#")[0]
