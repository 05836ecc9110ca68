"""What content grows from."""

from typing import get_args

from dongling.model import CONFIDENCE
from dongling.model.facts import Confidence


def test_readers_are_told_of_every_confidence() -> None:
    assert set(CONFIDENCE) == set(get_args(Confidence))
    assert str(CONFIDENCE["single"]) == "据资料"
    assert str(CONFIDENCE["recall"]) == "待核"
