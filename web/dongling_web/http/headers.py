"""The headers of every answer: what a page may load and do, who may keep it, and gzip for those who take it.

The address of a draft is its key, so nobody keeps its pages or lists them. `Referrer-Policy: same-origin` suffices
for them: no other site is told the address. `no-referrer` would take the origin from our own forms too, and on a
site without https a browser says nothing else of where a form comes from.
"""

import gzip

from flask import Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SQUEEZED = ("text/html", "application/json", "application/atom+xml")
_WORTH_IT = 1400
_SECRET = ("/drafts", "/shared")


def add_headers(response: Response) -> Response:
    """Put the security headers on an answer."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if any(request.path == path or request.path.startswith(f"{path}/") for path in _SECRET):
        response.cache_control.no_store = True
        response.headers["X-Robots-Tag"] = "noindex"
    elif response.mimetype == "text/html":
        response.vary.add("Cookie")
    return response


def squeeze(response: Response) -> Response:
    """Gzip a page, unless its length could tell what it says (BREACH): no page holds a key beside others' words.

    Keys stand only on pages of drafts. The page of one draft holds its own key, and whoever can put words into it
    has that key already. The list of drafts holds many keys and many people's words: it says `no-transform`.
    """
    if response.mimetype not in _SQUEEZED or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    if response.cache_control.no_transform:
        return response
    response.vary.add("Accept-Encoding")
    data = response.get_data()
    if len(data) >= _WORTH_IT and request.accept_encodings.quality("gzip") > 0:
        response.set_data(gzip.compress(data, 5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
