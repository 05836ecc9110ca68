"""Whether what was found is more than chance."""

from dataclasses import replace

import pytest

from dongling_search.engines import EngineHit
from dongling_search.language.folded_text import fold_with_places
from dongling_search.query import Alternative, parse
from dongling_search.results import Finder, Judge, is_far_before, show, sure_ones
from dongling_search.results.snippets import Met


def hit(*words: str) -> Met:
    """Return a hit in which these were found, in fields set apart by strokes."""
    by_field = tuple("\n".join(part.split()) for part in " ".join(words).split("|"))
    return Met("\n".join(by_field), by_field)


WORDS = {"银杏", "古银杏", "银杏树", "银行", "量子", "力学", "运河", "保护", "机器", "学习", "贝多芬", "曲子", "秦邦宪"}


@pytest.mark.parametrize(
    ("text", "words", "sure"),
    [
        ("银杏", ("古银杏",), True),
        ("古银杏树", ("古银杏", "银杏树"), True),
        ("古银行", ("古银",), False),
        ("量子力学", ("力学",), False),
        ("运河保护", ("保护", "运河"), True),
        ("机器学习", ("机器", "|", "学习"), False),
        ("为什么说银杏好", ("银杏",), False),
        ("为什么说古银杏", ("古银杏",), True),
        ("a 银杏", ("a",), True),
        ("银杏", (), False),
    ],
)
def test_a_word_must_stand_whole_and_more_than_half_of_a_sentence(
    text: str, words: tuple[str, ...], *, sure: bool
) -> None:
    assert Judge(parse(text), WORDS.__contains__).is_sure([hit(), hit(*words)]) is sure


def test_a_sentence_is_answered_by_one_of_the_first_not_by_the_fourth() -> None:
    plan, answer = parse("为什么说古银杏"), hit("古银杏")
    assert Judge(plan, WORDS.__contains__).is_sure([hit(), hit(), answer])
    assert not Judge(plan, WORDS.__contains__).is_sure([hit(), hit(), hit(), answer])


def test_another_name_will_do() -> None:
    plan = replace(parse("博古"), instead=(Alternative((), "秦邦宪", 0.5, "synonym", "博古"),))
    assert Judge(plan, WORDS.__contains__).is_sure([hit("秦邦宪")])


def test_another_name_of_one_word_is_not_the_whole_sentence() -> None:
    plan = replace(parse("高考报名的时间"), instead=(Alternative((), "招生", 0.5, "synonym", "报名"),))
    assert not Judge(plan, {"高考", "报名", "时间"}.__contains__).is_sure([hit("招生")])


def test_what_was_asked_for_exactly_stands_where_it_was_found() -> None:
    assert Judge(parse('"有古银杏"'), WORDS.__contains__).is_sure([hit()])
    assert not Judge(parse('"有古银杏"'), WORDS.__contains__).is_sure([])


def test_a_list_of_everything_is_what_was_asked_for() -> None:
    assert Judge(parse(""), WORDS.__contains__).is_sure([])


def engine_hit(name: str, score: float) -> EngineHit:
    """Return a hit of an engine with a title."""
    return EngineHit(name, score, name, (("name", name, fold_with_places(name)),))


def test_who_scores_twice_as_much_is_far_before_and_before_nothing_any_is() -> None:
    two, one, none = [engine_hit("二", 2.0)], [engine_hit("一", 1.0)], list[EngineHit]()
    assert is_far_before(two, one)
    assert is_far_before(one, none)
    assert not is_far_before(one, one)
    assert not is_far_before(none, one)


def test_only_those_that_answer_by_themselves_and_are_not_far_behind_are_sure() -> None:
    plan = parse("孩子不想学习")
    hits = [engine_hit("孩子不想学习怎么办", 9.0), engine_hit("学习", 8.0), engine_hit("孩子不想学习", 2.0)]
    best = [show(hit, Finder(plan)) for hit in hits]
    judge = Judge(plan, {"孩子", "不想", "学习"}.__contains__)
    assert [one.hit.score for one in sure_ones(best, judge)] == [9.0]
