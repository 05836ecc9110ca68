"""Marks in the text as written, and the choice of what to show."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.search import Marked
from dongling_search.engines import EngineHit
from dongling_search.language.folded_text import Folded, fold_with_places
from dongling_search.query import Alternative, parse
from dongling_search.results import Finder, show
from dongling_search.results.snippets import WIDTH, Shown, mark


def shown(query: str, **fields: str) -> Shown:
    """Return what a unit with these fields shows for a query."""
    return show(
        EngineHit(
            "u",
            1.0,
            fields.get("name", ""),
            tuple((name, text, fold_with_places(text)) for name, text in fields.items()),
        ),
        Finder(parse(query)),
    )


def marked(query: str, text: str) -> list[str]:
    """Return what a query marks in a text."""
    return [piece for piece, is_match in mark(Finder(parse(query)).text("body", text)) if is_match]


def written(pieces: Marked) -> str:
    """Return pieces as one text."""
    return "".join(text for text, _ in pieces)


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("东林书院", "走进東林書院的门", ["東林書院"]),
        ("東林書院", "走进东林书院的门", ["东林书院"]),
        ("东林 书院", "东林书院", ["东林书院"]),
        ("古银杏树", "银杏和大树", ["银杏"]),
        ("林", "东林的林", ["林", "林"]),
        ("canal", "Canal canals (CANAL)", ["Canal", "CANAL"]),
        ("can*", "Canal canals scan", ["Canal", "canals"]),
        ("AI", "用AI核对 aim", ["AI"]),
        ('"东林书院"', "东林与书院，东林书院", ["东林书院"]),
        ('"grand canal"', "Grand  Canal, grand canals", ["Grand Canal"]),
        ('"AI课"', "AI 课与AI课", ["AI 课", "AI课"]),
        ("株式", "在㍿里", ["㍿"]),
        ("历史 -东林", "东林历史", ["历史"]),
        ("！", "好！", []),
    ],
)
def test_marks(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("1925年", "民国十四年，即一九二五年（1925）。", ["民国十四年", "一九二五年", "1925"]),
        ("万历三十二年", "1604年重修", ["1604年"]),
        ("1月11日", "一九二五年一月十一日", ["一月十一日"]),
        ("民国", "民国十四年", ["民国"]),
    ],
)
def test_a_year_or_a_day_is_marked_however_it_is_written(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


def test_another_word_is_marked_only_whole_and_its_why_tells_how_it_was_meant() -> None:
    plan = replace(parse("博古"), instead=(Alternative((), "秦邦宪", 0.5, "synonym"),))
    found = EngineHit(
        "u", 1.0, "", (("body", "秦邦宪与博古", Folded("秦邦宪与博古")), ("name", "邦宪", Folded("邦宪")))
    )
    assert [(why.field, why.words, why.via) for why in show(found, Finder(plan)).why] == [
        ("body", ("博古",), ""),
        ("body", ("秦邦宪",), "synonym"),
    ]


@given(st.text(alphabet="东林書院e\u0301㍿ a,", max_size=40), st.text(alphabet="东林书院e㍿ a", max_size=8))
def test_marking_changes_no_text(text: str, query: str) -> None:
    pieces = mark(Finder(parse(query)).text("body", text))
    assert written(pieces).split() == text.split()


def test_the_title_is_marked() -> None:
    assert shown("運河", name="古运河").title == (("古", False), ("运河", True))


def test_the_description_is_shown_when_the_match_is_there() -> None:
    result = shown("清名桥", description="走过清名桥。", body="清名桥清名桥")
    assert result.snippet == (("走过", False), ("清名桥", True), ("。", False))


def test_a_text_with_far_more_matches_is_shown_instead() -> None:
    result = shown("无锡 清名桥", description="无锡的课。", body="清名桥在无锡的南边。")
    assert written(result.snippet) == "清名桥在无锡的南边。"


def test_without_a_match_in_prose_the_beginning_of_the_description_is_shown() -> None:
    long = "一段很长的简介。" * 20
    assert written(shown("", description=long).snippet) == long[:WIDTH] + "…"
    assert written(shown("银杏", keywords="银杏", description=long).snippet) == long[:WIDTH] + "…"
    assert shown("银杏", keywords="银杏").snippet == ()


def test_a_match_far_inside_is_shown_from_the_beginning_of_its_sentence() -> None:
    text = "前面的话。" * 40 + "看，古银杏黄了。" + "后面的话。" * 40
    snippet = written(shown("古银杏", body=text).snippet)
    assert snippet.startswith("…看，古银杏黄了。后面")
    assert snippet.endswith("…")
    assert len(snippet) == WIDTH + 2


def test_a_heading_is_not_shown_with_the_sentence_below_it() -> None:
    snippet = written(shown("古银杏", body="开头\n古银杏黄了。" + "后面的话。" * 40).snippet)
    assert snippet.startswith("…古银杏黄了。")


def test_a_match_at_the_end_is_shown_with_what_stands_before() -> None:
    snippet = written(shown("银杏", body="前面的话，" * 40 + "银杏").snippet)
    assert snippet.endswith("银杏")
    assert len(snippet) == WIDTH + 1


def test_the_stretch_with_most_different_words_wins() -> None:
    text = "银杏。" + "空" * 200 + "银杏与运河。" + "空" * 200
    assert "运河" in written(shown("银杏 运河", body=text).snippet)


def test_lines_are_joined_for_display() -> None:
    assert written(shown("银杏", description="银杏\n\n  黄了").snippet) == "银杏 黄了"


def test_why_tells_fields_and_words_as_written() -> None:
    result = shown("运河 清名桥", name="古運河", description="清名桥", body="没有")
    assert [(why.field, why.words) for why in result.why] == [("name", ("運河",)), ("description", ("清名桥",))]
    assert {*result.met.words.split("\n")} == {"运河", "清名桥"}
