"""A phone that turns the wall. It is paired on this site alone: by a code that is void once it is taken, or stale.

The wall shows the code; the phone that takes it shows a number, and may do nothing before whoever stands at the wall
has said that it is the right one. So a pupil who is quicker gains nothing.
"""

import time

from flask import Blueprint, Response, abort, jsonify, make_response, redirect, render_template, request
from limits import RateLimitItemPerHour, RateLimitItemPerMinute

from dongling_web.display.qr import qr_svg
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.own_address import below, whole_address
from dongling_web.http.rate_limit import slow_down
from dongling_web.languages.words import later
from dongling_web.wall.keys import current_record, give_key, my_wall, take_key, wall_key
from dongling_web.wall.page import wall_values
from dongling_web.wall.record import WallState, plain_code
from dongling_web.wall.screens import screens
from dongling_web.wall.turns import turned

page = Blueprint("wall", __name__, url_prefix="/wall")
TRIES = RateLimitItemPerMinute(20)
"""So many codes may be tried from one address in a minute; a school is often one address."""
BEGINNINGS = RateLimitItemPerHour(300)
_WAYS = (("/wall", later("再输一次")), ("/", later("回到首页")))
_NO_CODE = Trouble(
    403,
    later("这个配对码用不上"),
    later("可能抄错了，可能已经有手机用过，也可能过了五分钟；在大屏幕上再要一个。"),
    ways=_WAYS,
)
_TOO_OFTEN = Trouble(
    429, later("请慢一点"), later("从这里试配对码试得太多了，等一分钟再试；大屏幕照常用键盘翻页。"), ways=_WAYS
)
_NOT_PAIRED = Trouble(
    403,
    later("没有接上大屏幕"),
    later("这台设备没有接上，或者放映已经结束；在放映页上点“用手机翻页”，再扫一次。"),
    ways=_WAYS,
)


@page.after_request
def _keep_to_oneself(response: Response) -> Response:
    response.cache_control.no_store = True
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@page.get("")
def type_code() -> str:
    """Show where a code is typed; one in the address, from a QR code, is there already and only has to be sent."""
    return render_template("wall/join.html", code=plain_code(request.args.get("code", "")))


@page.post("")
def begin() -> Response:
    """Begin the wall of a `unit`, and go on to pair a phone; where one is there already it comes along."""
    slow_down(BEGINNINGS)
    unit = current_catalog().units.get(request.form.get("unit", "")) or abort(404)
    key = current_record().begin(unit.identifier, wall_key())
    state = current_record().state(key)
    there = state and state.phone_there and state.agreed
    response = _to(f"/units/{unit.identifier}/show" if there else "/wall/pair")
    give_key(response, key)
    return response


@page.get("/pair")
def pair() -> Response | str:
    """Show the number of the phone that has come; else a fresh code to be taken."""
    state = _mine("wall")
    unit = current_catalog().units.get(state.unit) or abort(404)
    if state.sign:
        return render_template("wall/pair.html", unit=unit, state=state, code="")
    code = current_record().new_code(wall_key())
    address = whole_address(f"/wall?code={code}")
    return render_template(
        "wall/pair.html",
        unit=unit,
        state=state,
        code=f"{code[:4]}-{code[4:]}",
        drawn=qr_svg(address) if address else "",
        where=whole_address("/wall"),
    )


@page.post("/unpair")
def unpair() -> Response:
    """Let go of the phone, and offer a fresh code."""
    _mine("wall")
    current_record().let_go(wall_key())
    return _to("/wall/pair")


@page.post("/join")
def join() -> Response:
    """Take a `code`; the phone that brings it is paired as soon as the wall agrees."""
    try:
        slow_down(TRIES)
    except Refused as error:
        raise Refused(
            Trouble(429, _TOO_OFTEN.title, _TOO_OFTEN.text, ways=_WAYS, headers=error.trouble.headers)
        ) from None
    key = current_record().join(request.form.get("code", ""))
    if not key:
        raise Refused(_NO_CODE)
    response = _to("/wall/desk")
    give_key(response, key)
    return response


@page.post("/agree")
def agree() -> Response:
    """Let the phone turn the wall, and show the wall."""
    state = _mine("wall")
    current_record().agree(wall_key())
    return _to(f"/units/{state.unit}/show")


@page.get("/desk")
def desk() -> Response | str:
    """Show the teacher's window on the phone; before the wall has agreed, only the phone's number."""
    state = _mine("phone")
    if not state.agreed:
        return render_template("wall/waiting.html", state=state)
    unit = current_catalog().units.get(state.unit) or abort(404)
    return render_template("wall/desk.html", **wall_values(unit), state=state)


@page.post("/turn")
def turn() -> Response:
    """Turn the wall by a word, `to`; a script is told how it stands then, a form leads back."""
    state = _mine()
    if state.part == "phone" and not state.agreed:
        raise Refused(_NOT_PAIRED)
    catalog = current_catalog()
    unit = catalog.units.get(state.unit) or abort(404)
    current_record().change(wall_key(), turned(state, request.form.get("to", ""), screens(unit, catalog)))
    after = current_record().state(wall_key())
    if after is None:
        raise Refused(_NOT_PAIRED)
    if request.accept_mimetypes.best == "application/json":
        return _told(after)
    where = "/wall/desk" if after.part == "phone" else f"/units/{after.unit}/show/notes"
    return _to(f"{where}#s{after.screen}")


@page.get("/state.json")
def state() -> Response:
    """Tell how the wall of this browser stands; of one that has ended, or never was, nothing but that."""
    known = my_wall()
    return _told(known) if known else jsonify(ended=True)


@page.post("/end")
def end() -> Response:
    """End the pairing, for the wall as for the phone."""
    state = my_wall()
    current_record().end(wall_key())
    response = _to(f"/units/{state.unit}/show" if state and state.part == "wall" else "/wall")
    take_key(response)
    return response


def _mine(part: str = "") -> WallState:
    state = my_wall()
    if state is None or (part and state.part != part):
        raise Refused(_NOT_PAIRED)
    return state


def _told(state: WallState) -> Response:
    shown = ("unit", "screen", "dark", "started", "timer", "turn", "agreed", "wall_there", "phone_there")
    if state.part == "phone" and not state.agreed:
        return jsonify(agreed=False)
    return jsonify({name: getattr(state, name) for name in shown} | {"sign": state.sign, "now": time.time()})


def _to(where: str) -> Response:
    return make_response(redirect(below(where), 303))
