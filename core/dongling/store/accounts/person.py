"""A person as the store hands one out, and which names there can be; light, so that pages know it as it is."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from dongling.accounts import ANYBODY, Action, Actor, Grant, Thing, person_thing, schools_of
from dongling.problems import DonglingError, Said

LONGEST_NAME = 40
KEY_HOLDER = "工坊钥匙"
"""The name of the line in whose name the workshop key writes (key_holder.py); it is no person."""
VOUCHED_FOR = "-"
"""What is kept in place of a password where a site vouches for a person who has none: no password is it."""
_NAME = re.compile(rf"[\w.@·-]{{1,{LONGEST_NAME}}}")

_CHANGED = Said(
    "刚才有人改过这个人，你的改动没有做；现在是下面这样，看过再改",
    "somebody changed this person just now, so your change was not made; see what is below, and change it then",
)


class PersonChanged(DonglingError):
    """A person who is no more what a form showed of him."""

    def __init__(self) -> None:
        super().__init__(_CHANGED)


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in, unless disabled or without a password yet."""

    id: int
    name: str
    grants: frozenset[Grant]
    disabled: bool
    has_password: bool
    vouched_for: bool = False
    """Whether another site lets him in, and no password does."""

    @property
    def has_joined(self) -> bool:
        """Tell whether there is a way in for this person."""
        return self.has_password or self.vouched_for

    @cached_property
    def actor(self) -> Actor:
        """Return the person as one who does something; who is disabled is nobody."""
        return ANYBODY if self.disabled else Actor(self.id, self.grants)

    @property
    def thing(self) -> Thing:
        """Return the person as one to whom something is done."""
        return person_thing(self.id, self.grants)

    @property
    def administers(self) -> bool:
        """Tell whether there are people whom the person administers, of one school at least."""
        return schools_of(self.actor, Action.SEE_PEOPLE) != frozenset()

    @property
    def fingerprint(self) -> str:
        """Return what the person is now, in short: a form says by it what it showed to whoever fills it in."""
        is_now = f"{self.id} {sorted(self.grants)} {self.disabled} {self.has_password} {self.vouched_for}"
        return hashlib.sha256(is_now.encode()).hexdigest()[:16]


def sound_name(name: str) -> str:
    """Return a name as it is kept. Raises DonglingError for what can't be one."""
    typed = unicodedata.normalize("NFKC", name).strip()
    if not _NAME.fullmatch(typed) or not any(map(str.isalnum, typed)):
        raise DonglingError(
            Said(
                f"名字“{typed[:LONGEST_NAME]}”不能用：写1到{LONGEST_NAME}个汉字、字母、数字或 . - _ @ ·，不留空格",
                f"the name “{typed[:LONGEST_NAME]}” won't do: write 1 to {LONGEST_NAME} letters, figures or . - _ @ · "
                "without spaces",
            )
        )
    if name_key(typed) == name_key(KEY_HOLDER):
        raise DonglingError(Said("这个名字留给工坊钥匙，换一个", "this name is the workshop key's: take another"))
    return typed


def name_key(name: str) -> str:
    """Return by what a person is found, however the name is typed; no database is asked for what none can hold."""
    return unicodedata.normalize("NFKC", name).replace("\0", "\ufffd").strip().casefold()[: 2 * LONGEST_NAME]
