"""Long lists a page at a time."""

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from dongling import DonglingError
from dongling_web.display.pages import Paged, paged


def page(query: str, count: int = 25, size: int = 10, anchor: str = "") -> Paged[int]:
    """Return the page of `count` numbers, from 1, that an address asks for."""
    with Flask("pages").test_request_context(f"/list?{query}"):
        return paged(range(1, count + 1), size, keep=("q", "school"), anchor=anchor)


def test_pages_cut_a_list_into_parts_that_follow_each_other() -> None:
    parts = [page(f"page={number}") for number in (1, 2, 3)]
    assert [number for part in parts for number in part.items] == list(range(1, 26))
    assert [(part.number, part.pages, part.total, part.first) for part in parts] == [
        (1, 3, 25, 1),
        (2, 3, 25, 11),
        (3, 3, 25, 21),
    ]


def test_addresses_lead_to_the_pages_beside_it_and_nowhere_at_the_ends() -> None:
    assert (page("").before, page("").after) == ("", "/list?page=2")
    assert (page("page=2").before, page("page=2").after) == ("/list", "/list?page=3")
    assert page("page=3").after == ""
    assert page("page=2", anchor="units").before == "/list#units"


def test_addresses_keep_what_else_was_asked_and_nothing_that_was_not() -> None:
    asked = page("q=%E6%A1%A5&q2=x&page=2&school=")
    assert (asked.before, asked.after) == ("/list?q=%E6%A1%A5", "/list?q=%E6%A1%A5&page=3")


def test_an_empty_list_has_one_page() -> None:
    assert (page("", count=0).items, page("", count=0).pages) == (range(1, 1), 1)


def test_the_last_of_several_pages_counts_as_on_the_results_page() -> None:
    assert page("page=9&page=2&page=").number == 2


@pytest.mark.parametrize("word", ["0", "-1", "x", "1.5", "\uff12", "1e1", "100001", "99999999999", "1%00", "+1"])
def test_what_is_no_page_is_refused_in_both_languages(word: str) -> None:
    with pytest.raises(DonglingError) as raised:
        page(f"page={word}")
    assert "page 应为1到100000的整数" in raised.value.message.zh
    assert "page should be 1 to 100000" in raised.value.message.en


@pytest.mark.parametrize("word", ["4", "100000"])
def test_a_page_beyond_the_last_is_not_there(word: str) -> None:
    with pytest.raises(NotFound):
        page(f"page={word}")
