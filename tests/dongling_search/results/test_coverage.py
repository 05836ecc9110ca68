"""How much of a sentence one unit says."""

from dataclasses import replace

import pytest

from dongling_search.query import Alternative, parse
from dongling_search.results.coverage import Sentence, covered
from dongling_search.results.snippets import Met

WORDS = {"机器人", "大赛", "报名", "贝多芬", "曲子", "蛋糕", "面粉厂", "河边", "民族资本家", "工厂", "彩虹", "颜色"}


def hit(*words: str, telling: tuple[str, ...] = ()) -> Met:
    """Return a hit in which these were found, some of them in what tells of the unit."""
    found = "\n".join([*words, *telling])
    return Met(found, (found,), "\n".join(telling))


def sentence(run: str, *others: tuple[str, str]) -> Sentence:
    """Return what a run is about, with other names of words in it."""
    alternatives = tuple(Alternative((), other, 0.5, "synonym", of) for of, other in others)
    return Sentence.of(run, replace(parse(run), instead=alternatives), WORDS.__contains__)


@pytest.mark.parametrize(
    ("run", "found", "answered"),
    [
        ("面粉厂为什么建在河边", hit("河边", telling=("面粉厂",)), True),
        ("面粉厂为什么建在河边", hit("河边"), False),
        ("彩虹有几种颜色", hit("种颜色"), False),
        ("贝多芬写了什么曲子", hit("写了", "什么", "曲子"), False),
        ("贝多芬写了什么曲子", hit("贝多芬", "曲子"), True),
        ("民族资本家办的工厂", hit("民族资本", telling=("工厂",)), True),
    ],
)
def test_more_than_half_of_its_words_must_stand_in_one_hit(run: str, found: Met, *, answered: bool) -> None:
    assert sentence(run).is_answered(found) is answered


def test_a_pair_across_two_words_is_no_word_nor_has_it_other_names() -> None:
    assert not sentence("机器人大赛怎么报名", ("人大", "人民代表大会")).is_answered(hit("人大", "人民代表大会"))


def test_another_name_stands_for_its_word() -> None:
    about = sentence("面粉厂为什么建在河边", ("河边", "运河"))
    assert about.is_answered(hit("运河", "面粉厂"))
    assert not about.is_answered(hit("面粉厂"))


def test_a_question_about_one_short_word_is_answered_by_a_unit_that_tells_of_it_not_by_one_that_says_it() -> None:
    assert not sentence("怎么做蛋糕").is_answered(hit("怎么", "蛋糕"))
    assert sentence("怎么做蛋糕").is_answered(hit(telling=("蛋糕",)))


def test_a_question_of_question_words_alone_is_answered_by_nothing() -> None:
    assert not sentence("为什么是什么").is_answered(hit("什么"))


def test_places_are_covered_by_parts_of_two_characters_and_more() -> None:
    assert covered("古银杏树", "古银\n树") == {0, 1}
    assert covered("古银杏树", "银杏树下") == {1, 2, 3}
