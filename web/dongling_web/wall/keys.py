"""The key by which this browser takes part in a wall, and what the site knows of walls."""

from flask import Flask, Response, current_app, g, request

from dongling.library import Library
from dongling.problems import AWAY, DonglingError, Said
from dongling_web.drafts.cookie import cookie_name
from dongling_web.http.own_address import base_path
from dongling_web.wall.record import WallRecord, WallState

COOKIE = "dongling_wall"
_HELD = "dongling.walls"
_NOWHERE = Said(
    "这个网站没有地方记放映到了第几屏，接不上手机；用键盘翻页，请告诉管理员",
    "there is no state folder for walls, phones can't be paired; tell the administrator",
)


def keep_walls(app: Flask, library: Library) -> None:
    """Give `app` the record of walls, in the folder of what is disposable."""
    app.extensions[_HELD] = WallRecord(library.cache / "walls.db") if library.cache else None


def current_record() -> WallRecord:
    """Return the record of the app that answers now; raises DonglingError where there can be none."""
    record = current_app.extensions[_HELD]
    if record is None:
        raise DonglingError(_NOWHERE, status=AWAY)
    assert isinstance(record, WallRecord)
    return record


def wall_key() -> str:
    """Return the key that this browser holds, empty for none."""
    return request.cookies.get(cookie_name(COOKIE), "")[:64]


def my_wall() -> WallState | None:
    """Return the wall that this browser takes part in; None for none, or for one that is forgotten."""
    if "wall" not in g:
        g.wall = current_record().state(wall_key()) if wall_key() else None
    state: WallState | None = g.wall
    return state


def give_key(response: Response, key: str) -> None:
    """Let this browser hold a key, until it is closed."""
    response.set_cookie(
        cookie_name(COOKIE), key, path=f"{base_path()}/", secure=request.is_secure, httponly=True, samesite="Lax"
    )


def take_key(response: Response) -> None:
    """Let this browser hold no key."""
    response.delete_cookie(
        cookie_name(COOKIE), path=f"{base_path()}/", secure=request.is_secure, httponly=True, samesite="Lax"
    )
