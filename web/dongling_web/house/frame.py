"""The frame of `/admin`: which rooms there are, who comes into which, and what every page of a room shows beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, g, redirect, request
from werkzeug import Response

from dongling.accounts import ANYBODY, DISTRICT, OPERATOR, Action, Actor, may, schools_of
from dongling.problems import DonglingError
from dongling_web.accounts.access import has_accounts, signed_in
from dongling_web.accounts.way_in import sign_in_first
from dongling_web.drafts.held_store import store_if_any
from dongling_web.http.addresses import is_asked_at_hand
from dongling_web.http.context import current_library
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import Later, later

page = Blueprint("admin", __name__, url_prefix="/admin")


@dataclass(frozen=True, slots=True)
class AdminRoom:
    """A room: its page, what readers call it, and what one must be allowed to do, at one school at least.

    One with a `blueprint` of its own is for those who signed in, also where there is nobody who could.
    """

    name: str
    title: Later
    action: Action
    blueprint: str = ""

    @property
    def endpoint(self) -> str:
        """Return the endpoint of its page."""
        return f"{self.blueprint}.index" if self.blueprint else f"admin.{self.name}"

    @property
    def address(self) -> str:
        """Return the address of its page; the first room is at the door."""
        return "/admin" if self.name == ROOMS[0].name else f"/admin/{self.name}"


ROOMS = (
    AdminRoom("status", later("状态"), Action.SEE_HOUSE),
    AdminRoom("people", later("人与角色"), Action.SEE_PEOPLE, "people"),
    AdminRoom("plugins", later("插件"), Action.SEE_HOUSE),
    AdminRoom("content", later("内容问题"), Action.SEE_CONTENT),
    AdminRoom("search", later("没找到的词"), Action.SEE_HOUSE),
    AdminRoom("storage", later("存储"), Action.SEE_STORAGE),
    AdminRoom("audit", later("审计"), Action.SEE_AUDIT),
    AdminRoom("settings", later("设置"), Action.SEE_HOUSE),
)
_ELSEWHERE = Trouble(
    403,
    later("只在本机打开"),
    later(
        "这一页给管理网站的人看，只能在运行网站的那台电脑上打开（http://127.0.0.1:端口/admin/plugins），"
        "放在反向代理后面时也不行；在终端里用 dongling plugins 和 dongling doctor --queries 看同样的内容。"
    ),
)
_SWITCHED_OFF = Trouble(
    403,
    later("要登录才能看"),
    later(
        "这个网站里有账号，这几页就只给登录了的管理员看；现在启动时没有写 --accounts，谁也登录不了。加上它再启动，"
        "或者在终端里用 dongling plugins 和 dongling doctor。"
    ),
)
_NOT_YOURS = Trouble(
    403,
    later("这一间不是您管的"),
    later("您的角色看不到这一间，什么也没有改；要看，请区管理员给一个角色。"),
    ways=(("/account", later("我的账号")), ("/", later("回到首页"))),
)


def administrator() -> Actor:
    """Return who looks: whoever is signed in as what he is; else, where nobody could, whoever sits at this machine.

    On a site that knows people an address of this machine gives no right: a proxy there has it, too.
    """
    if "administrator" not in g:
        person = signed_in()
        at_hand = OPERATOR if from_this_machine() and not knows_people() else ANYBODY
        g.administrator = person.actor if person else at_hand
    actor = g.administrator
    assert isinstance(actor, Actor)
    return actor


@page.before_request
def only_who_may() -> Response | None:
    """Refuse whoever may not come into the room that is asked for; nobody yet is led to where one signs in."""
    if _may_enter(room_of(request.path)):
        return None
    if signed_in():
        raise Refused(_NOT_YOURS)
    if has_accounts():
        return sign_in_first()
    raise Refused(_SWITCHED_OFF if from_this_machine() else _ELSEWHERE)


def room_of(path: str) -> AdminRoom:
    """Return the room that a page is of; one of none is of the first, which is for the whole house."""
    below = path.removeprefix(page.url_prefix or "").strip("/").partition("/")[0].partition(".")[0]
    return next((room for room in ROOMS if room.name == below), ROOMS[0])


def open_rooms() -> list[AdminRoom]:
    """Return the rooms that are there and that whoever looks may enter, in their order."""
    return [room for room in ROOMS if room.endpoint in current_app.view_functions and _may_enter(room)]


def _may_enter(room: AdminRoom) -> bool:
    if room.blueprint and not signed_in():
        return False
    return schools_of(administrator(), room.action) != frozenset() or (room is ROOMS[0] and _is_door())


def _is_door() -> bool:
    """Tell whether the door of the house is asked for: it leads who may not see the first room to one that he may."""
    if request.path.rstrip("/") != page.url_prefix:
        return False
    return any(schools_of(administrator(), room.action) != frozenset() for room in ROOMS[1:])


def led_on() -> Response | None:
    """Lead whoever may not see the first room to the first one that he may see."""
    if schools_of(administrator(), ROOMS[0].action) != frozenset():
        return None
    return redirect(next(room.address for room in open_rooms() if room is not ROOMS[0]), 303)


@page.context_processor
def beside() -> dict[str, Any]:
    """Give every page of the house its rooms, the one that it is in, and how many things there wait."""
    room = room_of(request.path)
    rooms = [one for one in open_rooms() if one is not ROOMS[0] or _sees_all()]
    return {"rooms": rooms, "this_room": room, "waiting": dict(_waiting()) if _sees_all() else {}}


def _sees_all() -> bool:
    return may(administrator(), Action.SEE_HOUSE, DISTRICT)


def _waiting() -> Iterator[tuple[str, int]]:
    """Yield how many things wait in a room, where any do."""
    library = current_library()
    if errors := library.counts[0]:
        yield "content", errors
    if troubled := sum(info.status in ("failed", "troubled") for info in library.plugins.infos):
        yield "plugins", troubled


def from_this_machine() -> bool:
    """Tell whether a request was made on this machine, by no proxy and to no other name of it."""
    settings = current_library().settings
    return not settings.proxy and not settings.site_url and is_asked_at_hand()


def knows_people() -> bool:
    """Tell whether somebody can sign in, or could while accounts were switched on."""
    if has_accounts():
        return True
    try:
        store = store_if_any(current_app)
        return store is not None and store.people.any()
    except DonglingError:
        return False  # nothing of people can be read either
