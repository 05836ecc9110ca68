"""The filters that are on, as chips that take them off."""

from collections.abc import Callable

import pytest
from werkzeug.datastructures import MultiDict

from dongling import Library
from dongling.search import Chip, Query, Results
from dongling_web.search.active_filters import ActiveFilters, chips
from dongling_web.search.address import SearchAddress

On = Callable[..., ActiveFilters]


@pytest.fixture
def on(library: Library) -> On:
    """Return a function that searches with parameters, given as pairs, and returns the chips of what it found."""

    def search(*pairs: tuple[str, str]) -> ActiveFilters:
        asked = SearchAddress.read(MultiDict(pairs), library.catalog)
        return chips(asked, library.search(asked.query), library.catalog)

    return search


def urls(found: ActiveFilters) -> dict[tuple[str, str], str]:
    """Return the addresses that take chips off."""
    return {(chip.facet, chip.name): chip.url for chip in found}


def test_each_filter_has_a_chip_with_the_address_without_it(on: On) -> None:
    found = on(("stage", "junior"), ("stage", "primary"), ("minutes", "33"), ("audience", "teacher"))
    assert urls(found) == {
        ("学段", "初中"): "/search?stage=primary&minutes=33&audience=teacher",
        ("学段", "小学"): "/search?stage=junior&minutes=33&audience=teacher",
        ("时长", "33分钟以内"): "/search?stage=junior&stage=primary&audience=teacher",
        ("对象", "教师"): "/search?stage=junior&stage=primary&minutes=33",
    }
    assert found.cleared == "/search"
    assert not on(("q", "桥"))


def test_a_part_of_the_text_that_is_a_filter_has_a_chip_that_takes_it_out_of_the_text(on: On) -> None:
    found = on(("q", "初中 bridge 10分钟"), ("theme", "dushu"))
    assert urls(found) == {
        ("学段", "初中"): "/search?q=bridge+10%E5%88%86%E9%92%9F&theme=dushu",
        ("时长", "10分钟以内"): "/search?q=%E5%88%9D%E4%B8%AD+bridge&theme=dushu",
        ("主题", "读书与责任"): "/search?q=%E5%88%9D%E4%B8%AD+bridge+10%E5%88%86%E9%92%9F",
    }
    assert (found.words, found.cleared) == ("bridge", "/search?q=bridge")


def test_a_word_within_a_phrase_is_no_filter_and_stays(on: On) -> None:
    found = on(("q", "“走到 初中 老桥” 初中"))
    assert [chip.name for chip in found] == ["初中"]
    assert found.words == "“走到 初中 老桥”"


def test_a_filter_said_twice_has_one_chip(on: On) -> None:
    found = on(("q", "初中 老桥 初中"))
    assert len(found) == 1
    assert found.words == "老桥"


def test_a_form_sends_on_what_the_text_said_of_time_and_band(on: On) -> None:
    found = on(("q", "7-9年级 8分钟 老钟"), ("minutes", "45"))
    assert (found.words, found.bands, found.minutes) == ("老钟", ("j",), 8)
    assert on(("q", "老钟"), ("minutes", "45")).minutes == 45
    assert on(("q", "老钟")).minutes is None


def test_text_taken_as_it_stands_has_no_chips(on: On) -> None:
    assert not on(("q", "初中 老桥"), ("raw", "1"))


def test_a_filter_that_stands_only_in_the_corrected_text_is_taken_out_of_that(library: Library) -> None:
    results = Results((), 0, 1, 0, {}, "g", chips=(Chip("stage", "junior", "初中"),), corrected="初中 老桥")
    asked = SearchAddress(Query("初钟 老桥"))
    found = chips(asked, results, library.catalog)
    assert found.words == "老桥"
