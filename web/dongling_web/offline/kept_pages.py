"""Which pages a device may keep for when there is no network: those that are everybody's, and nothing that was sent.

Each page that may be kept says so in a header, and the site's worker in the browser keeps no other. A page of somebody
who has drafts, or who turns a wall, shows what is his: the worker asks for it once more, without cookies.
"""

from collections.abc import Callable

from flask import Flask, Response, request

HEADER = "Dongling-Keep"
AS_IT_IS, WITHOUT_COOKIES = "as-it-is", "without-cookies"
KEPT = frozenset(
    {
        *("home.home", "units.unit", "projector.show", "projector.notes", "sequences.index", "sequences.sequence"),
        *("collections.index", "collections.collection", "schools.index", "schools.school", "facts.index"),
        *("facts.fact", "terms.terms", "terms.scheme", "terms.term", "about.about", "maps.table", "offline.offline"),
    }
)
"""The pages that may be kept. Results, drafts, what is shared by a key, administration and files are not among them."""


def mark_pages(app: Flask, is_own: Callable[[], bool]) -> None:
    """Let `app` mark the pages that may be kept; `is_own` tells whether this browser's pages show what is its own."""

    @app.after_request
    def mark(response: Response) -> Response:
        if _may_be_kept(response):
            response.headers[HEADER] = WITHOUT_COOKIES if is_own() else AS_IT_IS
        return response


def _may_be_kept(response: Response) -> bool:
    if request.method != "GET" or request.endpoint not in KEPT or response.cache_control.no_store:
        return False
    return response.status_code == 200 and response.mimetype == "text/html"
