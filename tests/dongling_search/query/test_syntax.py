"""What readers type, and that nothing they type is refused."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.query import Gram, Phrase, Plan, Prefix, parse, whole


def test_words_are_alternatives_cut_into_grams() -> None:
    plan = parse("東林書院　AI")
    assert plan.should == (Gram("东林"), Gram("林书"), Gram("书院"), Gram("ai"))
    assert plan.words == ("东林书院", "ai")
    assert not plan.must


def test_one_character_is_asked_for_wherever_it_stands() -> None:
    assert parse("校").should == (Prefix("校"),)


@pytest.mark.parametrize("text", ['"东林书院"', "“東林書院”", "＂东林书院＂", "“东林书院＂"])
def test_quotes_of_any_kind_make_a_phrase(text: str) -> None:
    assert parse(text).must == (Phrase((Gram("东林"), Gram("林书"), Gram("书院")), "东林书院", exact=False),)


def test_a_phrase_of_one_gram_needs_no_second_look() -> None:
    assert [phrase.exact for phrase in parse('"东林" "ai" "林" "林林林" "ai课"').must] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_phrase_ends_at_the_ends_of_words() -> None:
    assert parse('"Grand Canal"').must[0].text == " grand canal "
    assert parse('"AI课"').must[0].text == " ai 课"
    assert parse('"课 lesson*"').must[0].text == "课 lesson"


@pytest.mark.parametrize("text", ["历史 -政治", "历史 －政治", '历史 -"政治"'])
def test_a_minus_before_a_word_leaves_out(text: str) -> None:
    plan = parse(text)
    assert plan.must_not == (Phrase((Gram("政治"),), "政治", exact=True),)
    assert plan.words == ("历史",)


@pytest.mark.parametrize("text", ["covid-19", "历史 - 政治", "历史-政治", "-", "- -"])
def test_a_minus_elsewhere_leaves_nothing_out(text: str) -> None:
    assert not parse(text).must_not


def test_a_year_or_a_day_is_asked_for_by_its_key_and_nothing_of_how_it_is_written() -> None:
    plan = parse("1925年1月11日东林")
    assert plan.should == (Gram("1925"), Gram("1月11日"), Gram("东林"))
    assert plan.words == ("1925", "1月11日", "东林")
    assert parse("民国十四年").should == parse("一九二五年").should == (Gram("1925"),)


def test_a_number_in_characters_is_asked_for_in_both_forms() -> None:
    assert parse("三百一十二人").should == (
        Gram("312"),
        *(Gram(pair) for pair in ("三百", "百一", "一十", "十二", "二人")),
    )
    assert parse("三百一十二人").words == ("三百一十二人",)


def test_a_phrase_is_looked_for_as_it_is_written() -> None:
    assert parse('"一九二五年"').must[0].text == "一九二五年"


def test_a_unit_that_holds_a_word_has_all_its_leaves() -> None:
    assert whole("东林书院") == (Gram("东林"), Gram("林书"), Gram("书院"))
    assert whole("grand canal") == (Gram("grand"), Gram("canal"))


def test_a_star_asks_for_words_that_begin_so() -> None:
    assert parse("Dong* 东林*").should == (Prefix("dong"), Gram("东林"))


@pytest.mark.parametrize("text", ["", "  　 ", "-政治"])
def test_everything_is_asked_for_when_nothing_is_named(text: str) -> None:
    assert parse(text).everything


@pytest.mark.parametrize("text", ["！！！", '""', "“”", "-！", "*"])
def test_what_holds_no_word_asks_for_nothing(text: str) -> None:
    assert parse(text) == Plan()


@pytest.mark.parametrize(
    "text", ['"东林', '东林"', "东林AND", "(东林", "东林)", "学校:", "东林~2", "[东林 TO", "东林^^", "\\东林"]
)
def test_malformed_text_is_read_as_plain_words(text: str) -> None:
    plan = parse(text)
    assert plan.should
    assert not plan.must
    assert not plan.must_not


@given(st.text())
def test_any_text_makes_a_plan(text: str) -> None:
    plan = parse(text)
    assert len(plan.leaves) <= 125
    assert len(set(plan.leaves)) == len(plan.leaves)
    assert all(leaf.text for leaf in plan.leaves)


@given(st.text(alphabet='东林a1*-"“” 　，:()', max_size=30))
def test_what_is_left_out_never_adds_to_the_score(text: str) -> None:
    plan = parse(text)
    assert plan.everything == (not plan.leaves and bool(plan.must_not or not text.strip()))


def test_five_thousand_characters_are_cut_to_a_hundred_at_once() -> None:
    began = perf_counter()
    plan = parse("东林书院的历史" * 715)
    assert perf_counter() - began < 0.1
    assert plan.cut
    assert "".join(plan.words) == ("东林书院的历史" * 15)[:100]
    assert not parse("历史" * 50).cut
