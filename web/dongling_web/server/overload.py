"""What is answered without asking a page: to an address that has too many requests waiting, by a worker that hangs."""

from collections.abc import Sequence

from waitress.utilities import Error

NOBODY = ""
"""Whose turn such an answer takes: no address'."""
_PAGE = """<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>请稍等 · Please wait</title>
<h1>请稍等</h1>
<p>从这个网络一下子来的请求太多了，这一个没有做；什么也没有丢，过几秒再试。<a href="{home}">回到首页</a></p>
<h1 lang="en">Please wait</h1>
<p lang="en">Too many requests came from this network at once, and this one was not done. Nothing is lost; try again
in a few seconds. <a href="{home}">To the start</a></p>
</html>
"""
_GIVEN_UP = """<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>没有做完 · Not done</title>
<h1>没有做完</h1>
<p>网站的这一部分停住了，已另起一个；这个请求没有做完，过几秒再试。<a href="{home}">回到首页</a></p>
<h1 lang="en">Not done</h1>
<p lang="en">This part of the site hung, and another takes its place. The request was not done; try again in a few
seconds. <a href="{home}">To the start</a></p>
</html>
"""
RETRY_SECONDS = 5
_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'"),
    ("Cache-Control", "no-store"),
)
_LATER = ("Retry-After", str(RETRY_SECONDS))


class PlainPage(Error):
    """An answer that no app is asked for: a page in both languages. A subclass says its `page`, and other `headers`."""

    page = ""
    headers: tuple[tuple[str, str], ...] = ()

    def __init__(self, home: str = "/") -> None:
        super().__init__(self.page.format(home=home))

    def to_response(self, ident: str | None = None) -> tuple[str, Sequence[tuple[str, str]], str]:
        """Return status, headers and page."""
        status, headers = f"{self.code} {self.reason}", [*_HEADERS, *self.headers]
        return status, headers, self.body.encode()  # type: ignore[return-value]  # waitress takes bytes, types aside


class Overload(PlainPage):
    """The answer 503, which says when to come again."""

    code, reason, page, headers = 503, "Service Unavailable", _PAGE, (_LATER,)


def given_up(home: str) -> bytes:
    """Return the whole answer of a worker that hangs, as it is sent: the next request needs a connection of its own."""
    page = _GIVEN_UP.format(home=home).encode()
    headers = (*_HEADERS, _LATER, ("Content-Length", str(len(page))), ("Connection", "close"))
    lines = ("HTTP/1.1 503 Service Unavailable", *(f"{name}: {value}" for name, value in headers), "", "")
    return "\r\n".join(lines).encode() + page
