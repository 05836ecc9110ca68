"""What content grows from."""

import datetime as dt
from typing import get_args

from dongling.model import CONFIDENCE, Fact
from dongling.model.facts import Confidence


def test_readers_are_told_of_every_confidence() -> None:
    assert set(CONFIDENCE) == set(get_args(Confidence))
    assert str(CONFIDENCE["single"]) == "据资料"
    assert str(CONFIDENCE["recall"]) == "待核"


def test_a_fact_of_law_says_which_text_of_which_law_it_is_and_another_nothing() -> None:
    day = dt.date(2021, 6, 1)
    law = {"law": "未成年人保护法", "article": "39", "version": "2024-04-26 修正", "in_force": day}
    plain = Fact(identifier="x", statement="学校要防欺凌。", confidence="verified")
    assert plain.of_law == plain.law_version == ""
    assert plain.model_copy(update=law).of_law == "《未成年人保护法》第39条（2024-04-26 修正，2021-06-01起施行）"
