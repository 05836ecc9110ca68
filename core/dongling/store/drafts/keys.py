"""The keys of a draft: who holds the edit key may write, who holds the read key may only look.

The store keeps only hashes of them, so a stolen backup opens nothing. The keys are random and long, so a plain
hash does: there is nothing to guess.
"""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass

from dongling.accounts import Actor

LENGTH = 24
"""Characters of a key; at six bits each, 144 bits."""
_KEY = re.compile(rf"[A-Za-z0-9_-]{{{LENGTH}}}", re.ASCII)
_NUMBER = re.compile(r"shelf-([1-9][0-9]{0,8})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ShelfKey:
    """A draft on a shelf by its number, which is no secret, and who asks for it: that decides, not the number."""

    number: int
    by: Actor

    def __str__(self) -> str:
        """Return it as addresses have it; it is never as long as a key."""
        return f"shelf-{self.number}"


Key = str | ShelfKey
"""What opens a draft: a secret, or who somebody is."""


def new_key() -> str:
    """Return a new edit key; neither it nor its read key ends in a sign that chat programs cut off a link."""
    while True:
        key = secrets.token_urlsafe(LENGTH * 6 // 8)
        if key[-1].isalnum() and read_key(key)[-1].isalnum():
            return key


def read_key(edit_key: str) -> str:
    """Return the key that only reads; there is no way back from it to the edit key."""
    return base64.urlsafe_b64encode(_digest(f"read:{edit_key}")).decode()[:LENGTH]


def handed_keys(key: Key, *, edits: bool = True) -> tuple[str, str]:
    """Return the edit key, "" for whoever only reads, and the read key that go with what opened a draft."""
    if isinstance(key, ShelfKey):
        return str(key) if edits else "", str(key)
    return (key, read_key(key)) if edits else ("", key)


def is_key(key: str) -> bool:
    """Return whether `key` can be a key at all."""
    return _KEY.fullmatch(key) is not None


def hashed(key: str) -> str:
    """Return what the store keeps of a key."""
    return _digest(key).hex()


def shelf_number(text: str) -> int:
    """Return which draft of a shelf an address names, 0 for none."""
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match else 0


def identifier(read_key_: str) -> str:
    """Return the name under which a draft is exported: the same for whoever writes and whoever reads."""
    return "draft-" + base64.b32encode(_digest(f"name:{read_key_}")[:5]).decode().lower()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
