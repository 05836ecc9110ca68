"""How often signing in may be tried: by account and by address, so that no class is shut out by its neighbour.

Behind one address are all teachers of a school. So what is few is tries of one account from one address: others there
go on. What is counted of a whole account, or of a whole address, shuts out only those who have not signed in from there
lately, since it is strangers who try many names, or one name from everywhere. Tries that succeed count for the first
alone.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute

from dongling_web.drafts.held_store import current_store
from dongling_web.http.addresses import place
from dongling_web.http.rate_limit import while_of
from dongling_web.languages.words import spoken

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person

AT_ONCE = RateLimitItemPerMinute(5)
IN_A_ROW = RateLimitItemPerHour(60)
OF_AN_ACCOUNT = RateLimitItemPerHour(100)
FROM_A_PLACE = RateLimitItemPerHour(100)
WRONG_CODES = RateLimitItemPerHour(20)


def here() -> str:
    """Return the place from where this request comes, as limits and people know it."""
    return place(request.remote_addr or "")


def folded(name: str) -> str:
    """Return a name as people are found by it: one of nobody is counted as one of somebody is, however it is typed.

    Else who types it in several ways would learn from the count whether it is anybody's.
    """
    from dongling.store.accounts.person import name_key

    return name_key(name)


@dataclass(frozen=True)
class Tries:
    """The tries of a name, as it was typed, and of the person whose it is, if it is anybody's."""

    name: str
    person: "Person | None"

    @property
    def _who(self) -> str:
        return f"person {self.person.id}" if self.person else f"name {folded(self.name)}"

    def wait(self) -> int:
        """Return in how many seconds the next try is answered: 0 for now."""
        narrow = wait_of((AT_ONCE, f"{here()} {self._who}"), (IN_A_ROW, f"{here()} {self._who}"))
        if narrow:
            return narrow
        wide = wait_of((OF_AN_ACCOUNT, self._who), (FROM_A_PLACE, here()))
        known = wide and self.person and current_store().sessions.is_known_at(self.person, here())
        return 0 if known else wide

    def begin(self) -> None:
        """Note a try."""
        count(*((limit, f"{here()} {self._who}") for limit in (AT_ONCE, IN_A_ROW)))

    def failed(self) -> int:
        """Note that it failed; return how many more are answered now."""
        count((OF_AN_ACCOUNT, self._who), (FROM_A_PLACE, here()))
        who = f"sign-in {here()} {self._who}"
        return current_store().tries.tried(who, AT_ONCE.get_expiry()).left(AT_ONCE.amount)


@dataclass(frozen=True)
class CodeTries:
    """The tries of a person's codes: few of wrong ones, from wherever they come, since a code is short."""

    person: "Person"

    def wait(self) -> int:
        """Return in how many seconds the next try is answered: 0 for now."""
        return wait_of((AT_ONCE, self._who), (WRONG_CODES, self._who))

    def begin(self) -> None:
        """Note a try."""
        count((AT_ONCE, self._who))

    def failed(self) -> None:
        """Note that it failed."""
        count((WRONG_CODES, self._who))

    @property
    def _who(self) -> str:
        return f"code {self.person.id}"


def too_often(wait: int) -> str:
    """Return what is said to whoever tried too often."""
    return spoken("试得太多了，请等%(wait)s再试。", wait=while_of(wait))


def wait_of(*tries: tuple[RateLimitItem, str]) -> int:
    """Return in how many seconds the next try is within all of the limits: 0 for now."""
    counts = current_store().tries
    return max(counts.tried(f"sign-in {who}", limit.get_expiry()).wait(limit.amount) for limit, who in tries)


def count(*tries: tuple[RateLimitItem, str]) -> None:
    """Count one more try of each, by its limit and who it is; all processes of the site count together."""
    current_store().tries.count(*((f"sign-in {who}", limit.get_expiry()) for limit, who in tries))
