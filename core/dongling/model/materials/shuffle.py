"""The order in which things to order or to match are shown: always the same one, and never the right one."""

from collections.abc import Sequence
from hashlib import sha256


def shuffled(items: Sequence[str]) -> tuple[str, ...]:
    """Return items in an order that only their words decide, each word once; two or more are not in the order given."""
    given = tuple(dict.fromkeys(items))
    mixed = tuple(sorted(given, key=lambda item: sha256(item.encode()).digest()))
    return mixed[1:] + mixed[:1] if mixed == given else mixed
