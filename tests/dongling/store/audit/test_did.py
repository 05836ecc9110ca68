"""What can be done has a name for people, in both languages, and one that says to what kind of thing."""

import re

from dongling.store import Did


def test_every_deed_is_said_in_both_languages_and_no_two_alike() -> None:
    assert len({did.said.zh for did in Did}) == len({did.said.en for did in Did}) == len(Did)
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", did.value) and len(did.value) <= 40 for did in Did)
