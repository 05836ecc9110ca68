"""Seals: a digest beside a row, so that a bit that turned on the disk is seen before anybody takes it for the truth."""

import datetime as dt
import hashlib
import json


def seal(*values: object) -> str:
    """Return the SHA-256 of values, of whatever type damage has left them."""
    return hashlib.sha256(json.dumps(values, default=_plain).encode("utf-8", "surrogatepass")).hexdigest()


def seal_text(text: object) -> str:
    """Return the SHA-256 of a text alone, as long as it may be."""
    whole = text if isinstance(text, str) else repr(text)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return repr(value)
