"""What is answered to an address that has too many requests waiting, before any page is asked."""

from collections.abc import Sequence

from waitress.utilities import Error

NOBODY = ""
"""Whose turn such an answer takes: no address'."""
_PAGE = """<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>请稍等 · Please wait</title>
<h1>请稍等</h1>
<p>从这个网络一下子来的请求太多了，这一个没有做；什么也没有丢，过几秒再试。<a href="/">回到首页</a></p>
<h1 lang="en">Please wait</h1>
<p lang="en">Too many requests came from this network at once, and this one was not done. Nothing is lost; try again
in a few seconds. <a href="/">To the start</a></p>
</html>
"""
RETRY_SECONDS = 5


class Overload(Error):
    """The answer 503 with a page in both languages."""

    code = 503
    reason = "Service Unavailable"

    def __init__(self) -> None:
        super().__init__(_PAGE)

    def to_response(self, ident: str | None = None) -> tuple[str, Sequence[tuple[str, str]], str]:
        """Return status, headers and page; waitress takes the page as bytes, whatever its types say."""
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", "default-src 'none'"),
            ("Cache-Control", "no-store"),
            ("Retry-After", str(RETRY_SECONDS)),
        ]
        return f"{self.code} {self.reason}", headers, self.body.encode()  # type: ignore[return-value]  # see above
