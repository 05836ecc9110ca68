"""An authenticator for the tests: it shows what a phone would show at a moment."""

import datetime as dt

from pyotp.totp import TOTP

from dongling.store import Store
from dongling.store.accounts.person import Person


def shown(secret: str, now: dt.datetime) -> str:
    """Return the code that a phone shows."""
    return TOTP(secret).at(now)


def with_second_factor(store: Store, person: Person) -> tuple[str, list[str]]:
    """Switch a person's second factor on; return the secret and the recovery codes."""
    secret = store.second_factors.prepare(person.actor)
    codes = store.second_factors.confirm(person.actor, shown(secret, store.present.now))
    assert codes
    return secret, codes


def shown_now(secret: str) -> str:
    """Return the code that a phone shows at this moment."""
    return shown(secret, dt.datetime.now(dt.UTC))
