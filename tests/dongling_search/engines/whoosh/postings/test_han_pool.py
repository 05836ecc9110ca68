"""Postings of Han grams come out in order, however they were put aside."""

from collections import defaultdict
from io import BytesIO
from random import Random

import numpy as np
import pytest

from dongling_search.engines.whoosh.postings import han_pool
from dongling_search.engines.whoosh.postings.han_pool import HanPool
from dongling_search.language.grams import code_of, counted


@pytest.mark.parametrize("step", [1, 3, 4096])
@pytest.mark.parametrize("aside", [1, 5, 1000])
def test_runs_are_merged_by_ranges_as_if_there_were_none(
    aside: int, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(han_pool, "STEP", step)
    chance = Random(aside * step)  # noqa: S311 - chance that repeats, not secrets
    pool, plainly = HanPool(BytesIO), defaultdict[bytes, list[tuple[int, float]]](list)
    for doc in range(40):
        text = "".join(chance.choice("东林书院银杏，") for _ in range(chance.randrange(12)))
        grams = counted(text, [len(text)], [2])
        pool.take(doc, grams)  # type: ignore[arg-type]  # of so small a weight they are numbers
        for gram, count in grams.items():
            plainly[gram.encode()].append((doc, float(count)))
        if doc % aside == 0:
            pool.put_aside()
    seen = {gram: list(zip(docs, counts, strict=True)) for gram, docs, counts in pool.gathered()}
    assert seen == plainly
    assert list(seen) == sorted(plainly)


def test_places_are_kept_to_the_byte_where_counts_are_floats() -> None:
    pool, place = HanPool(BytesIO, places=True), 2**31 + 1
    pool.take_all(7, np.array([code_of("东林")], np.uint64), np.array([place], np.uint32))
    pool.put_aside()
    ((codes, docs, places),) = [arrays for arrays in pool.ranges() if len(arrays[0])]
    assert (codes.tolist(), docs.tolist(), places.tolist()) == ([code_of("东林")], [7], [place])
