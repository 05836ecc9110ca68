"""Who forgot the password says a name, and is told the same whoever that is; where letters go is confirmed by one."""

from flask import Response, abort, make_response, redirect, render_template
from limits import RateLimitItemPerHour

from dongling.problems import DonglingError, Said
from dongling_web.accounts.confirmation import me_just_now
from dongling_web.accounts.frame import done, field, own_page, page
from dongling_web.accounts.mail.postman import Letter, MailAway, Postman, current_postman
from dongling_web.accounts.tries import Tries, folded, here, too_often
from dongling_web.accounts.way_in import me
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_library
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.own_address import own_root
from dongling_web.http.rate_limit import current_pace
from dongling_web.languages.words import later, said_here, spoken

_OF_A_NAME = RateLimitItemPerHour(3)
_FROM_A_PLACE = RateLimitItemPerHour(60)
_CONFIRMATIONS = RateLimitItemPerHour(5)
_ANEW = Said("重设密码", "set a password anew")
_ANEW_TEXT = Said(
    "有人说忘了你的密码。是你，就打开下面的链接，定一个新密码；一小时内有效，只能用一次。不是你，不用理它，密码没有变。",
    "Somebody said that your password was forgotten. If it was you, open the link above and set another, within an "
    "hour; it opens once. If not, do nothing: the password is what it was.",
)
_CONFIRM = Said("确认邮箱", "confirm your mail address")
_CONFIRM_TEXT = Said(
    "有人要把重设密码的信寄到这里。是你，就在两天内打开下面的链接确认；不是你，不用理它。",
    "Somebody wants letters about a password to come here. If it was you, open the link above within two days; if not, "
    "do nothing.",
)
_NO_LINK = Trouble(
    404,
    later("这个链接打不开了"),
    later("它用过了，或者过了期，或者抄漏了几个字；在“我的账号”里再寄一封。"),
    ways=(("/account/mail", later("邮箱")), ("/", later("回到首页"))),
)


@page.get("/forgotten")
def forgotten() -> Response:
    """Say whom to ask, and where there is a mail server, ask for a name."""
    return own_page(render_template("accounts/forgotten.html"))


@page.post("/forgotten")
def forgotten_named() -> Response:
    """Have a letter sent to whoever has this name and an address; say the same whether or not there is one."""
    postman, pace = _postman(), current_pace()
    left, wait = pace.left(_FROM_A_PLACE, f"forgotten {here()}")
    if left <= 0:
        response = own_page(render_template("accounts/forgotten.html", wrong=too_often(wait), typed=field("name")), 429)
        response.headers["Retry-After"] = str(wait)
        return response
    pace.count(_FROM_A_PLACE, f"forgotten {here()}")
    name = field("name")
    who = f"forgotten {folded(name)}"
    if pace.left(_OF_A_NAME, who)[0] > 0:
        pace.count(_OF_A_NAME, who)
        store, root, site = current_store(), own_root(), current_library().settings.site_name

        def write() -> None:
            if sent := store.mail_addresses.forgotten(name):
                address, token = sent
                postman.send(Letter(address, _ANEW, _ANEW_TEXT, f"{root}account/link/{token}"), site)

        postman.later(write, _ANEW.en)
    return own_page(render_template("accounts/forgotten.html", sent=True))


@page.get("/mail")
def mail() -> Response:
    """Show where one's letters go."""
    return _mail_page(200)


@page.post("/mail")
def mail_proposed() -> Response:
    """Send a letter to another address, for one's password: whoever gets these letters can set another."""
    _, person = me()
    postman, store, pace = _postman(), current_store(), current_pace()
    tries = Tries(person.name, person)
    left, sent_wait = pace.left(_CONFIRMATIONS, f"confirm {person.id}")
    if wait := tries.wait() or (sent_wait if left <= 0 else 0):
        return _mail_page(429, too_often(wait))
    tries.begin()
    if store.people.recognised(person.name, field("old")) is None:
        tries.failed()
        return _mail_page(403, spoken("现在的密码不对，什么也没有改。"))
    pace.count(_CONFIRMATIONS, f"confirm {person.id}")
    try:
        token = store.mail_addresses.propose(person.actor, field("address"))
        link = f"{own_root()}account/mail/confirm/{token}"
        postman.send(
            Letter(field("address").strip(), _CONFIRM, _CONFIRM_TEXT, link), current_library().settings.site_name
        )
    except MailAway as error:
        store.mail_addresses.take_back(person.actor)
        return _mail_page(503, said_here(error.message), "address")
    except DonglingError as error:
        return _mail_page(400, said_here(error.message), "address")
    return make_response(redirect("/account/mail?done=mail-sent", 303))


@page.post("/mail/remove")
def mail_removed() -> Response:
    """Have no more letters sent."""
    _, person = me_just_now()
    current_store().mail_addresses.remove(person.actor)
    return make_response(redirect("/account/mail?done=mail-gone", 303))


@page.get("/mail/confirm/<key>")
def mail_link(key: str) -> Response:
    """Ask whoever opens the link to say so: mail programs open links by themselves."""
    address = current_store().mail_addresses.by_token(key)
    if not address:
        raise Refused(_NO_LINK)
    return own_page(render_template("accounts/mail_confirm.html", address=address))


@page.post("/mail/confirm/<key>")
def mail_confirmed(key: str) -> Response:
    """Have letters go where the link was sent to."""
    from dongling.store.accounts.links import LinkGone

    try:
        current_store().mail_addresses.confirm(key)
    except LinkGone:
        raise Refused(_NO_LINK) from None
    return make_response(redirect("/account?done=mail", 303))


def _mail_page(status: int, wrong: str = "", at: str = "old") -> Response:
    """Return the page; what is wrong stands `at` its field."""
    _, person = me()
    _postman()
    given = {"person": person, "mail": current_store().mail_addresses.of(person.id), "done": done()}
    return own_page(
        render_template("accounts/mail.html", **given, typed=field("address"), wrong=wrong, at=at if wrong else ""),
        status,
    )


def _postman() -> Postman:
    return current_postman() or abort(404)
