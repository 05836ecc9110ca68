"""What all pages of accounts share: their blueprint, what a form says, what was done, where a person came from."""

from flask import Blueprint, Response, abort, make_response, request

from dongling.problems import DonglingError
from dongling_web.accounts.access import has_accounts
from dongling_web.drafts.additions import way_back
from dongling_web.languages.words import Later, later

page = Blueprint("accounts", __name__, url_prefix="/account")
_LONGEST = 1000
_DONE = {
    "out": later("已退出，这个浏览器里没有留下什么。"),
    "left": later("账号删掉了，书架上的也一起删了。"),
    "ended": later("那个浏览器已退出。"),
    "others": later("别的浏览器都已退出。"),
    "password": later("密码换好了，别的浏览器都已退出。"),
    "linked": later("连上了，下次可以用统一身份认证登录。"),
    "unlinked": later("断开了，下次用名字和密码登录。"),
    "mail": later("邮箱确认了，忘了密码可以寄信到那里。"),
    "mail-sent": later("一封信寄去了，两天内打开里面的链接就好。"),
    "mail-gone": later("邮箱删了，不会再有信寄去。"),
    "second-off": later("第二步验证关了，登录只用密码。"),
}


@page.before_request
def _only_with_accounts() -> None:
    if not has_accounts():
        abort(404)


def done() -> Later | None:
    """Return what a page says was done just now."""
    return _DONE.get(request.args.get("done", ""))


def field(name: str) -> str:
    """Return what a form says in a field, cut where nobody writes so much."""
    return request.form.get(name, "")[:_LONGEST]


def came_from() -> str:
    """Return where a person came from: a page of this site, or home."""
    return within(request.form.get("back") or request.args.get("back") or "/")


def within(address: str) -> str:
    """Return an address if it is one of this site, else home."""
    try:
        return way_back(address)
    except DonglingError:
        return "/"


def own_page(text: str, status: int = 200) -> Response:
    """Return a page that is one person's: its length must not tell what it says."""
    response = make_response(text, status)
    response.cache_control.no_transform = True
    return response
