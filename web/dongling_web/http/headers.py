"""The headers of every answer: what a page may load and do, who may keep it, and gzip for those who take it.

The address of a draft is its key, so nobody keeps its pages or lists them. `Referrer-Policy: same-origin` suffices
for them: no other site is told the address. `no-referrer` would take the origin from our own forms too, and on a
site without https a browser says nothing else of where a form comes from.
"""

import gzip

from flask import Response, request

from dongling_web.http.own_address import put_below
from dongling_web.languages.asked import current_tongue
from dongling_web.languages.chinese_marks import mark_chinese

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_WITH_FRAMES = f"{POLICY}; frame-src 'self'"
"""For the form of a manuscript, which shows beside it how that will look."""
_IN_FRAMES = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
"""For that look alone: a page of the site's own may frame it."""
_FRAMING = {"workshop.form": _WITH_FRAMES, "workshop.save": _WITH_FRAMES, "workshop.preview": _IN_FRAMES}
SHUT = "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'none'"
"""For files of units: one that is opened by its address can do nothing."""
_FILE = "default-src 'none'; frame-ancestors 'none'"
"""For style sheets and scripts: a page's own policy says what they may do, and theirs is sent a score of times."""
_SQUEEZED = ("text/html", "application/json", "application/atom+xml")
_WORTH_IT = 1400
LEVEL = 5
"""How hard a page is gzipped: harder takes longer than it saves."""
_SECRET = ("/drafts", "/shared", "/shelf", "/workshop", "/account", "/admin")


def add_headers(response: Response) -> Response:
    """Put the security headers on an answer."""
    response.headers["Content-Security-Policy"] = _policy(response)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    is_page = response.mimetype == "text/html"
    if any(request.path == path or request.path.startswith(f"{path}/") for path in _SECRET):
        response.cache_control.no_store = True
        response.headers["X-Robots-Tag"] = "noindex"
    elif is_page:
        _vary(response)
    if is_page:
        response.headers["Content-Language"] = current_tongue().tag
    return response


def _policy(response: Response) -> str:
    if request.blueprint == "media" or (request.blueprint == "workshop" and response.mimetype != "text/html"):
        return SHUT
    if request.blueprint == "assets" and response.mimetype != "text/html":
        return _FILE
    return _FRAMING.get(request.endpoint or "", POLICY)


def _vary(response: Response) -> None:
    """Say that a page depends on cookies and languages; what is said already stays."""
    if "Vary" in response.headers:
        response.vary.update(("Cookie", "Accept-Language"))
    else:
        response.headers["Vary"] = "Cookie, Accept-Language"


def squeeze(response: Response) -> Response:
    """Put the addresses of a page below the base path, and gzip it.

    Its length must not tell what it says (BREACH), so no page holds a key beside others' words. Keys stand only on
    pages of drafts. The page of one draft holds its own key, and whoever can put words into it has that key already.
    The list of drafts holds many keys and many people's words: it says `no-transform`.
    """
    if response.mimetype not in _SQUEEZED or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    finish(response)
    if not response.cache_control.no_transform and is_squeezed(response):
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    return response


def finish(response: Response) -> None:
    """Put the addresses of a page, or of a part of one, below the base path, and mark its Chinese."""
    put_below(response)
    if response.mimetype == "text/html" and current_tongue().marks_chinese:
        response.set_data(mark_chinese(response.get_data(as_text=True)))


def is_squeezed(response: Response) -> bool:
    """Tell whether this page is to be gzipped for who asks for it; its headers say so from then on."""
    response.vary.add("Accept-Encoding")
    if len(response.get_data()) < _WORTH_IT or request.accept_encodings.quality("gzip") <= 0:
        return False
    response.headers["Content-Encoding"] = "gzip"
    return True
