"""The keys of a draft: unguessable, one way only, whole in any chat."""

import pytest

from dongling.model import is_identifier
from dongling.store.drafts import keys


def test_a_key_is_long_and_never_the_same_and_ends_in_a_letter_or_a_digit() -> None:
    made = [keys.new_key() for _ in range(2000)]
    assert len(set(made)) == len(made)
    for key in made:
        for one in (key, keys.read_key(key)):
            assert keys.is_key(one)
            assert one[-1].isalnum()
    assert keys.LENGTH * 6 >= 128


def test_the_read_key_follows_from_the_edit_key_and_tells_nothing_of_it() -> None:
    key = keys.new_key()
    reads = keys.read_key(key)
    assert reads == keys.read_key(key)
    assert reads not in (key, keys.read_key(reads))
    assert keys.hashed(key) != keys.hashed(reads)


def test_a_draft_is_exported_under_a_name_that_a_file_may_have() -> None:
    names = {keys.identifier(keys.read_key(keys.new_key())) for _ in range(500)}
    assert len(names) == 500
    assert all(is_identifier(name) and len(name) == len("draft-") + 8 for name in names)


@pytest.mark.parametrize("key", ["", "a" * 23, "a" * 25, "a" * 23 + "\n", "é" * 24, "../" * 8, "\ud800" * 24])
def test_what_cannot_be_a_key_is_known_as_such(key: str) -> None:
    assert not keys.is_key(key)
    assert len(keys.hashed(key)) == 64
