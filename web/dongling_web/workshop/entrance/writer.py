"""Who writes: the person who is signed in, or, on a site without people, the holder of the workshop key.

Both are asked about by `may`: the key makes its holder an editor of the site's schools, and gives nothing once there
are people.
"""

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Response, current_app, g, make_response, redirect, request

from dongling.settings import Settings
from dongling_web.accounts.access import COOKIE as SESSION
from dongling_web.accounts.access import current_session, has_accounts
from dongling_web.accounts.way_in import address_asked, form_page, sign_in_first
from dongling_web.drafts.cookie import cookie_name
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.own_address import base_path
from dongling_web.languages.words import later
from dongling_web.workshop.entrance.workshop_key import WorkshopKey

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person

COOKIE = "dongling_workshop"
_KEY = "dongling.workshop_key"
HAS_PEOPLE = Trouble(
    403,
    later("工坊钥匙不再管用"),
    later("这个网站有账号了，写单元要登录；请管理员用 --accounts 启动。稿子都在。"),
)


def keep_key(app: Flask, settings: Settings) -> None:
    """Let `app` know the workshop key, if it has one. Raises DonglingError for one that won't do."""
    app.extensions[_KEY] = WorkshopKey.of(settings)


def site_key() -> WorkshopKey | None:
    """Return the key of the site, None where there is none."""
    key: WorkshopKey | None = current_app.extensions[_KEY]
    return key


def has_workshop() -> bool:
    """Tell whether somebody can write here at all."""
    return has_accounts() or site_key() is not None


def writers_cookies(app: Flask) -> tuple[str, ...]:
    """Return the names of the cookies by which somebody may write on a site; none where nobody can."""
    with app.app_context():
        return (*((SESSION,) if has_accounts() else ()), *((COOKIE,) if site_key() else ()))


def writer() -> "Person | None":
    """Return who writes; None for whoever has neither signed in nor shown the key."""
    if has_accounts() and (there := current_session()):
        return there[1]
    if "workshop_writer" not in g:
        g.workshop_writer = _holder()
    held: Person | None = g.workshop_writer
    return held


def is_by_key() -> bool:
    """Tell whether whoever writes does so by the key."""
    return not (has_accounts() and current_session()) and writer() is not None


def _holder() -> "Person | None":
    key = site_key()
    if key is None or not key.opens(request.cookies.get(cookie_name(COOKIE), ""), time.time()):
        return None
    return current_store().key_holder.now(current_catalog().schools)


def key_gives_something() -> bool:
    """Tell whether there is a key, and nobody else who writes."""
    return site_key() is not None and current_store().key_holder.is_alone


def let_in_first() -> Response:
    """Lead whoever asked for a page to where the key is shown, or to signing in; refuse a form, which did nothing."""
    if not key_gives_something():
        if has_accounts():
            return sign_in_first()
        raise Refused(HAS_PEOPLE)
    if request.method in ("GET", "HEAD"):
        return make_response(redirect(_key_page(address_asked()), 303))
    raise Refused(
        Trouble(
            403,
            later("先输入工坊钥匙"),
            later("没有输入，或者过了12小时，所以什么也没有做；写的字在上一页，退回去就看得到。"),
            ways=((_key_page(form_page()), later("输入钥匙")), ("/", later("回到首页"))),
        )
    )


def _key_page(back: str) -> str:
    return f"/workshop/key?back={quote(back)}"


def keep_shown(response: Response, key: WorkshopKey) -> None:
    """Let the browser keep that it has shown the key, until it is shut."""
    name, path = cookie_name(COOKIE), f"{base_path()}/"
    token = key.token(time.time())
    response.set_cookie(name, token, path=path, secure=request.is_secure, httponly=True, samesite="Lax")


def forget_shown(response: Response) -> None:
    """Take that from the browser."""
    name, path = cookie_name(COOKIE), f"{base_path()}/"
    response.delete_cookie(name, path=path, secure=request.is_secure, httponly=True, samesite="Lax")
