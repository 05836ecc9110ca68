"""What opens a draft: a key as it is, a place on a shelf with who asks."""

from flask import Flask

from dongling.accounts import ANYBODY
from dongling.store import ShelfKey
from dongling_web.drafts.opener import current_actor, opener


def test_an_address_with_a_key_is_that_key_and_a_place_on_a_shelf_is_asked_for_by_somebody(app: Flask) -> None:
    with app.test_request_context():
        assert opener("x" * 24) == "x" * 24
        assert opener("shelf-12") == ShelfKey(12, ANYBODY)
        assert opener("shelf-0") == "shelf-0"
        assert current_actor() is ANYBODY
