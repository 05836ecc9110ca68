"""What else may be meant."""

from dongling.search import Lexicon
from dongling_search.query import Alternative, Gram, Vocabulary, expand, parse
from dongling_search.query.expansion import HALF, MOST

LEXICON = Lexicon(
    words=("清名桥", "东林书院", "古运河"),
    others={"博古": ("秦邦宪",), "书院": ("学堂",), "东林书院": ("龟山书院", "龟山"), "PBL": ("项目学习",)},
)
VOCABULARY = Vocabulary(["东林书院", "我们"], LEXICON)


def others(text: str, *stated: str) -> list[tuple[str, float, str]]:
    """Return the alternatives for a text, when units state these words of letters."""
    plan = expand(parse(text), VOCABULARY, lambda word: word in stated)
    return [(other.word, other.weight, other.via) for other in plan.instead]


def test_another_name_counts_half() -> None:
    plan = expand(parse("博古"), VOCABULARY, lambda _: False)
    leaves = (Gram("秦邦"), Gram("邦宪"))
    assert plan.instead == (Alternative(leaves, "秦邦宪", HALF, "synonym", "博古"),)


def test_in_a_question_the_longest_name_counts_and_nothing_within_it() -> None:
    assert [word for word, *_ in others("东林书院是谁办的")] == ["龟山书院", "龟山"]
    assert [word for word, *_ in others("去书院")] == ["学堂"]
    assert [word for word, *_ in others("pbl")] == ["项目学习"]


def test_what_was_asked_for_is_not_its_own_alternative() -> None:
    assert others("博古 秦邦宪") == []


def test_letters_that_mean_nothing_else_count_whole() -> None:
    assert others("donglinshuyuan")[0] == ("东林书院", 1.0, "pinyin")
    assert {via for _, _, via in others("donglinshuyuan")[1:]} == {"synonym"}
    assert others("dlsy") == [("东林书院", 1.0, "pinyin")]
    assert others("qing ming qiao")[0] == ("清名桥", 1.0, "pinyin")
    assert [other for other in others("gu yun he dlsy") if other[2] == "pinyin"] == [
        ("古运河", 1.0, "pinyin"),
        ("东林书院", 1.0, "pinyin"),
    ]


def test_letters_that_units_state_count_half_as_pinyin_and_never_as_first_letters() -> None:
    assert others("women", "women") == [("我们", HALF, "pinyin")]
    assert others("dlsy", "dlsy") == []


def test_a_list_of_everything_needs_no_other_words() -> None:
    assert others("-博古") == []


def test_alternatives_are_bounded() -> None:
    lexicon = Lexicon(others={"甲乙": tuple(f"别名{number}" for number in range(100))})
    plan = expand(parse("甲乙"), Vocabulary((), lexicon), lambda _: False)
    assert len(plan.instead) == MOST
