"""Whether what was found is more than chance."""

import pytest

from dongling_search.query import Alternative, parse
from dongling_search.results import confident
from dongling_search.results.snippets import Shown


def hit(*words: str) -> Shown:
    """Return a hit in which these were found, in fields set apart by strokes."""
    by_field = tuple(frozenset(part.split()) for part in " ".join(words).split("|"))
    return Shown((), (), (), frozenset().union(*by_field), by_field)


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
def test_a_word_must_stand_whole_and_more_than_a_third_of_a_sentence(
    text: str, words: tuple[str, ...], *, sure: bool
) -> None:
    assert confident(parse(text), [hit(), hit(*words)]) is sure


def test_another_name_will_do() -> None:
    plan = parse("博古")
    other = Alternative((), "秦邦宪", 0.5, "synonym")
    assert confident(type(plan)(should=plan.should, words=plan.words, instead=(other,)), [hit("秦邦宪")])


def test_a_list_of_everything_is_what_was_asked_for() -> None:
    assert confident(parse(""), [])
