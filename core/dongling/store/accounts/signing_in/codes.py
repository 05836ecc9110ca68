"""One-time codes: those that an authenticator shows, each half minute another, and those on paper for its loss."""

import datetime as dt
import hashlib
import hmac
import secrets
import unicodedata

STEP = 30
"""Seconds for which an authenticator shows a code."""
DIGITS = 6
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What nobody mistakes for something else; sixteen of them are 79 bits."""
_GROUPS, _GROUP = 4, 4
_NEIGHBOURS = (0, -1, 1)
"""A clock that is off by half a minute shows the code before, or the one after."""


def typed_code(text: str) -> str:
    """Return a code as it is meant, whatever is typed between its groups."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())[:64]


def is_from_authenticator(code: str) -> bool:
    """Tell whether a code is of the kind that changes each half minute."""
    return len(code) == DIGITS and code.isascii() and code.isdigit()


def new_secret() -> str:
    """Return a secret for an authenticator: 160 bits, as people type it."""
    from pyotp import random_base32

    return random_base32()


def step_of(secret: str, code: str, now: dt.datetime) -> int | None:
    """Return the half minute in which an authenticator shows this code, now or just beside; None for a wrong one."""
    from pyotp.hotp import HOTP

    if not is_from_authenticator(code):
        return None
    current, shown = int(now.timestamp()) // STEP, HOTP(secret)
    for step in (current + beside for beside in _NEIGHBOURS):
        if step >= 0 and hmac.compare_digest(shown.at(step), code):
            return step
    return None


def address_of(secret: str, name: str, site: str) -> str:
    """Return what an authenticator reads from a QR code."""
    from pyotp.totp import TOTP

    return TOTP(secret).provisioning_uri(name=name, issuer_name=site)


def new_recovery_codes() -> list[str]:
    """Return codes for paper, in groups."""
    return ["-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES)]


def recovery_hash(person: int, code: str) -> str:
    """Return what is kept of a recovery code: another for each person."""
    return hashlib.sha256(f"recovery {person} {typed_code(code)}".encode(errors="replace")).hexdigest()


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUP))
