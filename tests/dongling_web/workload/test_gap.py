"""Pages with a gap: whatever is put in, what comes out is the page with that in it, gzipped as any other."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_web.workload.gap import Gzipped, Plain

BYTES = st.binary(max_size=300) | st.binary(max_size=3).map(lambda some: some * 1000)


@given(BYTES, BYTES, st.lists(BYTES, min_size=1, max_size=3))
def test_a_page_is_what_was_before_the_gap_what_is_put_in_and_what_was_behind(
    before: bytes, after: bytes, parts: list[bytes]
) -> None:
    plain, gzipped = Plain(before, after), Gzipped(before, after)
    for part in parts:
        assert plain.filled(part) == before + part + after
        assert gzip.decompress(gzipped.filled(part)) == before + part + after


@pytest.mark.parametrize("size", [0, 1, 0xFFFF, 0x10000, 200_000])
def test_what_is_put_in_may_be_longer_than_a_block(size: int) -> None:
    part = b"ab" * (size // 2) + b"c" * (size % 2)
    assert gzip.decompress(Gzipped(b"<p>", b"</p>").filled(part)) == b"<p>" + part + b"</p>"


def test_what_is_put_in_lengthens_a_gzipped_page_by_as_much_whatever_it_says() -> None:
    page = Gzipped("一份搜索结果".encode() * 50, "一份搜索结果".encode() * 50)
    likely, random = "一份搜索结果".encode(), bytes(range(18))
    assert len(page.filled(likely)) == len(page.filled(random)) == len(page.filled(b"")) + 5 + 18


def test_a_page_without_a_gap_stays_as_it_is() -> None:
    assert Plain(b"page").filled(b"nothing") == b"page"
    assert (Plain(b"page").has_gap, Plain(b"page", b"").has_gap, Gzipped(b"", b"").has_gap) == (False, True, True)
    assert len(Plain(b"page")) == len(Plain(b"pa", b"ge")) == 4
    assert len(Gzipped(b"page" * 1000, b"page" * 1000)) < 200
