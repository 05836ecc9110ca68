"""The way to the site that vouches for people, and the way back: to sign in, to link an account, to be taken in."""

from typing import TYPE_CHECKING

from flask import (
    Flask,
    Response,
    abort,
    after_this_request,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from limits import RateLimitItemPerMinute

from dongling.settings import Settings
from dongling_web.accounts.access import current_session
from dongling_web.accounts.admission import admitted
from dongling_web.accounts.confirmation import me_just_now
from dongling_web.accounts.frame import came_from, own_page, page, within
from dongling_web.accounts.openid.errand import Errand, Purpose, forget_errand
from dongling_web.accounts.openid.provider import NotVouched, Provider, ProviderAway
from dongling_web.drafts.held_store import current_store
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.own_address import own_root
from dongling_web.http.rate_limit import slow_down
from dongling_web.languages.words import later

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person

_KEY = "dongling.openid"
_FROM_A_PLACE = RateLimitItemPerMinute(300)
"""A whole school signs in from one address at eight in the morning."""
_WAYS = (("/account/sign-in", later("用名字和密码登录")), ("/", later("回到首页")))
_AWAY = Trouble(
    503,
    later("统一身份认证现在没有回答"),
    later("这里的网站都好，用名字和密码照样登录；过一会儿再试，或告诉管理员。"),
    ways=_WAYS,
)
_NOT_ASKED = Trouble(
    400,
    later("这次登录不是从这个浏览器开始的"),
    later("或者开始了太久，或者已经用过一次；什么也没有改。从登录页再来一次。"),
    ways=_WAYS,
)
_NOT_VOUCHED = Trouble(
    403,
    later("统一身份认证没有证实这次登录"),
    later("在那边没有登录成，或者送回来的东西对不上；什么也没有改。从登录页再来一次。"),
    ways=_WAYS,
)
_NOBODYS = Trouble(
    403,
    later("这个身份还没有连上这里的账号"),
    later(
        "已有账号：用名字和密码登录，在“我的账号”里连上。还没有账号：请本校管理员给一个邀请链接，打开它再选统一身份认证。"
    ),
    ways=_WAYS,
)
_NO_LINK = Trouble(
    404,
    later("这个链接打不开了"),
    later("它用过了，或者过了期，或者抄漏了几个字；请管理员再给一个。"),
    ways=_WAYS,
)


def keep_provider(app: Flask, settings: Settings) -> None:
    """Let `app` know which site vouches for its people. Raises DonglingError for settings that are wrong."""
    app.extensions[_KEY] = Provider.of(settings) if settings.accounts else None


def has_provider() -> bool:
    """Tell whether another site vouches for people here."""
    return current_app.extensions[_KEY] is not None


def is_vouched_for(person: "Person") -> bool:
    """Tell whether the provider vouches for this person."""
    return has_provider() and current_store().identities.is_linked(person, _provider().issuer)


@page.get("/openid")
def openid() -> Response:
    """Send a browser to the provider, to come back signed in."""
    slow_down(_FROM_A_PLACE)
    errand = Errand.new(Purpose.SIGN_IN, came_from())
    response = make_response(redirect(_way(errand), 303))
    errand.keep(response)
    return response


@page.post("/openid/link")
def openid_link() -> Response:
    """Show the way to the provider to whoever wants to link her account; no form may lead to another site."""
    me_just_now()
    return _onward(Errand.new(Purpose.LINK))


@page.post("/openid/unlink")
def openid_unlink() -> Response:
    """Link one's account no more."""
    provider = _provider()
    _, person = me_just_now()
    current_store().identities.unlink(person.actor, provider.issuer)
    return make_response(redirect("/account?done=unlinked", 303))


@page.post("/link/<key>/openid")
def openid_invitation(key: str) -> Response:
    """Show the way to the provider to whoever accepts an invitation without a password."""
    there = current_store().people.by_link(key)
    if there is None or not there[0].person:
        raise Refused(_NO_LINK)
    return _onward(Errand.new(Purpose.INVITATION, key))


@page.get("/openid/done")
def openid_done() -> Response:
    """Take whoever the provider vouches for to what he was sent away for."""
    slow_down(_FROM_A_PLACE)
    errand = Errand.current()
    after_this_request(forget_errand)
    if errand is None or not errand.is_answered_by(request.args.get("state", "")):
        raise Refused(_NOT_ASKED)
    try:
        subject = _provider().subject(_redirect(), request.args, errand.nonce, errand.verifier)
    except ProviderAway:
        raise Refused(_AWAY) from None
    except NotVouched:
        raise Refused(_NOT_VOUCHED) from None
    return _arrived(errand, subject)


def _arrived(errand: Errand, subject: str) -> Response:
    issuer, store = _provider().issuer, current_store()
    if errand.purpose is Purpose.LINK:
        there = current_session()
        if there is None:
            raise Refused(_NOT_ASKED)
        store.identities.link(there[1].actor, issuer, subject)
        return make_response(redirect("/account?done=linked", 303))
    if errand.purpose is Purpose.INVITATION:
        person, address = store.identities.accept(errand.rest, issuer, subject), "/account"
    else:
        known = store.identities.person(issuer, subject)
        if known is None:
            raise Refused(_NOBODYS)
        person, address = known, within(errand.rest)
    response = admitted(person, address)
    if response is None:
        raise Refused(_NOBODYS)
    return response


def _onward(errand: Errand) -> Response:
    response = own_page(render_template("accounts/onward.html", address=_way(errand)))
    errand.keep(response)
    return response


def _way(errand: Errand) -> str:
    try:
        return _provider().way(_redirect(), errand.state, errand.nonce, errand.verifier)
    except ProviderAway:
        raise Refused(_AWAY) from None


def _redirect() -> str:
    return f"{own_root()}account/openid/done"


def _provider() -> Provider:
    provider = current_app.extensions[_KEY]
    if not isinstance(provider, Provider):
        abort(404)
    return provider
