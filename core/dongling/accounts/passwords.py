"""Passwords: which will do, and what is kept of one (Argon2id, as OWASP advises: 19 MiB, two passes, one lane).

A check takes memory and time on purpose, so only so many are made at once, whoever asks.
"""

import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from dongling.problems import NOTHING, Said

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
_AT_ONCE = threading.BoundedSemaphore(2)
_FEWEST = 4
"""Different characters that a password has at least."""
_WORN = ("password", "qwertyuiop", "1234567890", "0123456789", "abcdefghij", "iloveyou", "woaini1314", "5201314")
_SHORT = Said(
    f"密码至少{SHORTEST}个字符；几个词连起来就好记", f"a password has {SHORTEST} characters at least; a few words do"
)
_LONG = Said(f"密码最多{LONGEST}个字符", f"a password has {LONGEST} characters at most")
_PLAIN = Said(
    "这个密码太容易猜，换几个不相干的词",
    "this password is too easy to guess; take a few words that don't belong together",
)
_NAMED = Said("密码里不要有自己的名字", "a password should not hold one's name")


def weakness(password: str, name: str) -> Said:
    """Say why a password won't do for the person of this name; nothing when it does."""
    typed = _typed(password)
    if len(typed) < SHORTEST:
        return _SHORT
    if len(typed) > LONGEST:
        return _LONG
    low = typed.casefold()
    if len(set(low)) < _FEWEST or any(worn in low and len(low) < len(worn) + SHORTEST // 2 for worn in _WORN):
        return _PLAIN
    return _NAMED if name.casefold() in low else NOTHING


def hashed_password(password: str) -> str:
    """Return what is kept of a password."""
    with _AT_ONCE:
        return _hasher().hash(_typed(password))


def is_password(kept: str, password: str) -> bool:
    """Tell whether this is the password of which so much was kept; it takes as long where nothing was."""
    from argon2.exceptions import InvalidHashError, VerificationError

    typed, is_kept = _typed(password), kept.startswith("$")
    with _AT_ONCE:
        try:
            _hasher().verify(kept if is_kept else _nobodys(), typed[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return is_kept


def is_outdated(kept: str) -> bool:
    """Tell whether a password should be kept anew, as it was hashed with less care than today."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


def _typed(password: str) -> str:
    """Return a password as it is meant, whichever way a keyboard composes its characters."""
    return unicodedata.normalize("NFKC", password)
