"""What opens a draft that an address names: a secret key does for whoever has it, a place on a shelf for whose it is.

Who is signed in is known to the room of accounts, which stands above this one and tells it by `keep_actor`.
"""

from collections.abc import Callable

from flask import Flask, current_app

from dongling.accounts import Actor
from dongling.store import ShelfKey, shelf_number

_KEY = "dongling.actor"


def keep_actor(app: Flask, ask: Callable[[], Actor]) -> None:
    """Let `app` know how to ask who does something."""
    app.extensions[_KEY] = ask


def current_actor() -> Actor:
    """Return who does something now; raises DonglingError when that can't be known."""
    actor = current_app.extensions[_KEY]()
    assert isinstance(actor, Actor)
    return actor


def opener(key: str) -> str | ShelfKey:
    """Return what opens the draft of an address."""
    number = shelf_number(key)
    return ShelfKey(number, current_actor()) if number else key
