"""Places of pairs are those that a look at each text finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage

from dongling_search.engines.whoosh.postings import positions
from dongling_search.engines.whoosh.postings.positions import (
    Places,
    Positions,
    begins_of,
    documents,
    documents_of,
    write_positions,
)
from dongling_search.language.analyzer import run_text

TEXTS = st.lists(st.text(alphabet="东林书院𠀋a é,", max_size=20).map(run_text), max_size=6)


RUNS = st.lists(st.text(alphabet="东林书院𠀋", min_size=2, max_size=5), min_size=1, max_size=5)


@given(TEXTS, RUNS, st.integers(1, 9), st.sets(st.integers(0, 5)))
def test_a_run_stands_where_it_is_found_in_the_text(
    texts: list[str], runs: list[str], run: int, some: set[int]
) -> None:
    """In all documents, and in some of them."""
    storage, encoded = RamStorage(), [text.encode() for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positions, "RUN", run)
        write_positions(storage, "s", encoded, None)
    there, few = Positions(storage, "s"), sorted(number for number in some if number < len(texts))
    for asked in runs:
        wanted = asked.encode()
        plainly = [
            [at for at in range(len(text)) if text.startswith(wanted, at)] if wanted in text else [] for text in encoded
        ]
        found = there.of(asked)
        assert documents(found).tolist() == [number for number, places in enumerate(plainly) if places]
        assert pairs(found) == [(number, at) for number, places in enumerate(plainly) for at in places]
        among = there.of(asked, np.isin(np.arange(len(texts)), few))
        assert pairs(among) == [(number, at) for number in few for at in plainly[number]]


def pairs(found: Places) -> list[tuple[int, int]]:
    """Return places as documents and bytes."""
    return list(zip(documents_of(found).tolist(), (found - begins_of(found)).tolist(), strict=True))
