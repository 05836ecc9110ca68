"""A row of the audit, and what may stand in it: identifiers and counts, no texts."""

import datetime as dt
import re
from dataclasses import astuple, dataclass

from dongling.accounts import OPERATOR, Actor
from dongling.store.database.seal import seal

MACHINE, SITE_ITSELF = 0, -1
"""Who is no person: whoever sits at the machine, and the site by itself."""
SITE = Actor(SITE_ITSELF)
"""The site, as one who does something by itself, such as letting go of what is due."""
LONGEST_THING = 120
_NO_IDENTIFIER = re.compile(r"[^\w.@·:/+# -]")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, when, to which thing, of which school; `did` is text, as a newer program may have written it."""

    number: int
    at: dt.datetime
    counted: int
    person: int
    name: str
    did: str
    thing: str
    school: str

    def digest(self, before: str) -> str:
        """Return the digest of this row in the chain, after the row with the digest `before`."""
        return seal(before, *astuple(self))


def number_of(by: Actor) -> int:
    """Return by which number the audit knows somebody; who has not signed in does things as the site."""
    return by.person or (MACHINE if by == OPERATOR else SITE_ITSELF)


def sound_thing(thing: str) -> str:
    """Return a thing as it is kept: what no identifier has is left out, so that no text gets in."""
    return _NO_IDENTIFIER.sub("", thing)[:LONGEST_THING]


def person_named(number: int, name: str) -> str:
    """Return a person as a thing."""
    return f"{name} #{number}"
