"""The headers of every answer: what a page may load and do, and gzip for those who take it."""

import gzip

from flask import Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SQUEEZED = ("text/html", "application/json", "application/atom+xml")
_WORTH_IT = 1400


def add_headers(response: Response) -> Response:
    """Put the security headers on an answer."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response


def squeeze(response: Response) -> Response:
    """Gzip a page. Pages hold no secrets, so their length tells nothing."""
    if response.mimetype not in _SQUEEZED or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    data = response.get_data()
    if len(data) >= _WORTH_IT and request.accept_encodings.quality("gzip") > 0:
        response.set_data(gzip.compress(data, 5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
