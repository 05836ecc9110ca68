"""Sentences with pinyin and footnotes."""

import re

from dongling.model import Fact
from dongling_web.catalog.citations import Cited
from dongling_web.units.prose import Prose, anchors, sentences


def cited(number: int, statement: str) -> Cited:
    """Return a fact as a page cites it."""
    fact = Fact.model_validate({"identifier": f"f{number}", "statement": statement, "confidence": "seed"})
    return Cited(number, fact, "", ())


def test_a_sentence_ends_with_its_marks() -> None:
    text = "他说：“走吧！”然后就走了。\n第二段，没有句号"
    assert sentences(text) == ["他说：“走吧！”", "然后就走了。", "第二段，没有句号"]


def test_pinyin_stands_above_all_characters_above_hard_ones_or_above_none() -> None:
    every = Prose("p1", "all").line("我们造桥。")
    assert every == (
        "<ruby>我<rt>wǒ</rt></ruby><ruby>们<rt>men</rt></ruby><ruby>造<rt>zào</rt></ruby><ruby>桥<rt>qiáo</rt></ruby>。"
    )
    hard = Prose("p1", "hard").line("我们造桥。")
    assert hard.startswith("我们")
    assert "<rt>qiáo</rt>" in hard
    assert Prose("p1", "none").line("我们造桥。") == "我们造桥。"
    assert "<rt>dǔ</rt>" in Prose("p1", "all", {"肚": ["dǔ"]}).line("肚")


def test_what_an_author_wrote_is_escaped_with_pinyin_and_without() -> None:
    for mode in ("all", "hard", "none"):
        shown = Prose("p1", mode).paragraphs("<b>桥</b>&")
        assert "<b>" not in shown
        assert "&lt;" in shown


def test_long_paragraphs_are_cut_after_three_sentences() -> None:
    shown = Prose().paragraphs("一。二。三。四。\n五。")
    assert [len(re.findall("says", p)) for p in shown.split("</p>")[:-1]] == [3, 1, 1]


def test_a_footnote_stands_at_the_sentence_that_tells_the_fact_and_leads_both_ways() -> None:
    text = "先看桥。这座桥有三百年了，桥身长30米。后来大家都来看它。"
    facts = [cited(1, "老桥长30米，桥身是石头的。"), cited(2, "月亮离地球很远。")]
    told = anchors([text], facts)
    assert told == {"这座桥有三百年了，桥身长30米。": (1,)}
    shown = Prose(notes=told).paragraphs(text)
    assert '<a class="fn" id="says-1" href="#fact-1" aria-label="出处1">[1]</a>' in shown
    assert shown.count('class="fn"') == 1


def test_a_figure_alone_or_a_few_common_words_tell_nothing() -> None:
    assert anchors(["我们走了30步。"], [cited(1, "老桥长30米。")]) == {}
    assert anchors([], [cited(1, "老桥长30米。")]) == {}
