"""All of the best are lifted at once as a look at each text would lift them."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines.closeness import asked, lift
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.lifts import lifts
from dongling_search.engines.whoosh.snapshot import Snapshot
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc

WORDS = ("运河", "人家", "河人", "古运河", "水", "canal")


@given(
    st.lists(st.lists(st.sampled_from((*WORDS, "，", "的的的")), max_size=40).map("".join), min_size=1, max_size=8),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=5, unique=True),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_the_factors_are_those_of_a_look_at_each_text(
    texts: list[str],
    typed: list[str],
    chance: Random,
    several: bool,
) -> None:
    words = asked(parse(" ".join(typed)))
    docs = [doc(f"u{number}", text) for number, text in enumerate(texts)]
    engine = WhooshEngine(None)
    engine.rebuild(docs[:1] if several else docs)
    if several:
        engine.apply(docs[1:], [])
    if words:
        with engine._pinned() as snapshot:  # noqa: SLF001 - what a search has
            numbers = snapshot.columns.live_docs.copy()
            numbers[:] = chance.sample(numbers.tolist(), len(numbers))
            of = {one.identifier: lift(one.text.encode(), words) for one in docs}
            wanted = [of[snapshot.columns.identifiers[number]] for number in numbers.tolist()]
            assert lifts(snapshot, numbers, np.ones(len(numbers)), words, len(docs)).tolist() == wanted
    engine.close()


def test_no_text_is_read_for_chinese_words(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = WhooshEngine(None)
    engine.rebuild([doc(f"u{number}", "运河人家") for number in range(5)])
    monkeypatch.setattr(Snapshot, "texts", lambda *_: pytest.fail("a text was read"))
    with engine._pinned() as snapshot:  # noqa: SLF001 - what a search has
        words = asked(parse("运河 人家"))
        assert lifts(snapshot, snapshot.columns.live_docs, np.ones(5), words, 5).min() > 2
    engine.close()
