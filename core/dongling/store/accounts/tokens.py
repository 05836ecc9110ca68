"""Tokens of sessions and of links: long and random, so a plain hash is kept, and a stolen file opens nothing."""

import datetime as dt
import hashlib
import secrets

INVITATION = dt.timedelta(days=14)
RESET = dt.timedelta(days=2)
FIRST = dt.timedelta(days=1)
MAILED = dt.timedelta(hours=1)
"""For so long a link opens."""
LENGTH = 32
"""Characters of a token; at six bits each, 192 bits."""


def new_token() -> str:
    """Return a new token; it ends in no sign that chat programs cut off a link."""
    while True:
        token = secrets.token_urlsafe(LENGTH * 6 // 8)
        if token[-1].isalnum():
            return token


def token_hash(token: str) -> str:
    """Return what is kept of a token; of what can't be one, nothing that is kept."""
    return hashlib.sha256(token.encode()).hexdigest() if len(token) == LENGTH and token.isascii() else ""


def place_hash(person: int, place: str) -> str:
    """Return what is kept of a place from where a person signed in: another for each person."""
    return hashlib.sha256(f"{person} {place}".encode(errors="replace")).hexdigest()
