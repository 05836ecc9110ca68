"""What was meant, where other words were typed than a unit's; what is asked; and what nothing here answers."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dongling import Library, Settings
from dongling.search import Query, Results
from dongling_search.meaning import strangers
from tests.dongling_search.paraphrases import FIRST, LATER, READERS, held_back, paraphrases, unanswered

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ANSWERS = yaml.safe_load((HERE / "answers.yaml").read_text(encoding="utf-8"))
FOUND = {FIRST: (0.9, 0.9), LATER: (0.66, 0.7), READERS: (0.8, 0.8)}
"""Such a share of each half is found among the first three; less (50, 53 of 72) where no rule was made with it."""
FALSE = 3
"""So many of a half of what nothing answers may be passed off as answered."""
STRANGE = 0.06
"""Such a share of strangers' questions may be."""
ANSWERED = 0.8


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return the courses that ship, with search."""
    library = Library.open([ROOT / "courses"], Settings(state=tmp_path_factory.mktemp("state")), check=False)
    yield library
    library.close()


def ask(library: Library, text: str, view: str = "all") -> Results:
    """Return the results of a query."""
    return library.search(Query(text, door=view))


def snippet(results: Results) -> str:
    """Return the snippet of the first hit."""
    return "".join(text for text, _ in results.hits[0].snippet)


@pytest.mark.parametrize(
    ("file", "half", "share"), [(file, half, found[half]) for file, found in FOUND.items() for half in (0, 1)]
)
def test_readers_own_words_find_their_unit(library: Library, file: str, half: int, share: float) -> None:
    asked = paraphrases(file)[half]
    assert {one.view for one in asked} <= {"pupil", "teacher", "family"}
    first = [(p, [hit.identifier for hit in ask(library, p.text, p.view).hits[:3]]) for p in asked]
    missed = [(p.text, found) for p, found in first if p.unit not in found]
    assert len(missed) <= (1 - share) * len(asked), missed


def test_every_unit_has_four_paraphrases_two_in_each_half(library: Library) -> None:
    for half in (0, 1):
        asked = Counter(one.unit for file in (FIRST, LATER) for one in paraphrases(file)[half])
        assert asked == dict.fromkeys(library.catalog.units, 2)


def test_the_held_back_sets_have_every_unit_and_nothing_that_was_seen(library: Library) -> None:
    (first, second), nobodys = held_back()
    every = [*first, *second]
    asked = Counter(one.unit for one in every)
    assert set(asked) == set(library.catalog.units)
    assert min(asked.values()) >= 4
    assert {one.view for one in every} <= {"pupil", "teacher", "family"}
    texts = [one.text for one in every] + [text for half in nobodys for text in half]
    seen = {one.text for file in FOUND for half in paraphrases(file) for one in half}
    seen |= {text for half in unanswered() for text in half} | {*strangers()}
    assert len(texts) == len(set(texts))
    assert not seen.intersection(texts)
    assert sum(map(len, nobodys)) >= 50


@pytest.mark.parametrize("half", [0, 1])
def test_what_nothing_answers_is_not_passed_off(library: Library, half: int) -> None:
    asked = unanswered()[half]
    passed = [text for text in asked if (found := ask(library, text)).total and found.confident]
    assert len(passed) <= FALSE, passed


def test_what_strangers_ask_is_not_passed_off(library: Library) -> None:
    passed = [text for text in strangers() if (found := ask(library, text)).total and found.confident]
    assert len(passed) <= STRANGE * len(strangers()), passed


@pytest.mark.parametrize("half", [0, 1])
def test_the_first_snippet_answers(library: Library, half: int) -> None:
    asked = ANSWERS[half::2]
    silent = [one["text"] for one in asked if one["answer"] not in snippet(ask(library, one["text"]))]
    assert len(asked) - len(silent) >= ANSWERED * len(asked), silent


@pytest.mark.parametrize(
    "text",
    ["五年级 桥", "宪法宣传周", "公花园在哪里", "我想知道运河", "清明节", "银杏叶", "银杏果", "香味", "东林大学"],
)
def test_right_words_are_not_corrected(library: Library, text: str) -> None:
    found = ask(library, text)
    assert (found.corrected, found.suggestions) == ("", ())


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("dàyùnhé", "ly-canal-home"),
        ("dong1lin2 shu1yuan4", "dl-walk-academy"),
        ("jingzhinüxue", "dl-history-jingzhi"),
        ("jingzhinuxue", "dl-history-jingzhi"),
        ("sansensanshi", "dl-xuewen-sansheng"),
        ("yinsanhong", "qy-azalea-garden"),
        ("长河制", "dl-lecture-river"),
        ("竞女志学", "dl-history-jingzhi"),
        ("侍家宝", "ly-heirloom-yangmo"),
    ],
)
def test_a_slip_is_understood(library: Library, typed: str, unit: str) -> None:
    found = ask(library, typed)
    assert found.confident
    assert unit in [hit.identifier for hit in found.hits[:3]]


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("五年级 桥", [("band", "p3")]),
        ("小学三年级", [("band", "p2")]),
        ("三年级上册", [("band", "p2")]),
        ("三年级上", [("band", "p2")]),
        ("10分钟的微课", [("minutes", "10"), ("kind", "micro_course")]),
        ("半小时", [("minutes", "30")]),
        ("两小时 行走", [("minutes", "120"), ("kind", "walk")]),
        ("45min", [("minutes", "45")]),
        ("一课时", [("minutes", "45")]),
        ("社会实践", [("kind", "walk")]),
        ("微视频", [("kind", "micro_course")]),
        ("主题党日", [("kind", "micro_lecture")]),
        ("专题讲座", [("kind", "micro_lecture")]),
        ("课型:示范课", [("lesson_type", "demonstration")]),
    ],
)
def test_everyday_names_of_grades_times_and_kinds_are_filters(
    library: Library, text: str, chips: list[tuple[str, str]]
) -> None:
    assert [(chip.facet, chip.value) for chip in ask(library, text).chips] == chips


def test_identifiers_of_the_program_find_nothing_and_are_not_shown(library: Library) -> None:
    for identifier in ("h-party", "prosocial"):
        assert "h-party" not in "".join(snippet(ask(library, identifier)) if ask(library, identifier).hits else "")
        assert not any("prosocial" in why.words for hit in ask(library, identifier).hits for why in hit.why)
    assert "qy-rules-game" in [hit.identifier for hit in ask(library, "亲社会游戏").hits[:1]]
    assert "kexue" not in snippet(ask(library, "星期五 做桥"))


def test_a_teachers_question_finds_the_talk_for_parents(library: Library) -> None:
    first = ask(library, "给家长讲家庭教育可以讲什么", "teacher").hits[0]
    assert first.identifier == "lx-family-talk"


def test_a_question_does_not_find_the_whole_site(library: Library) -> None:
    found = ask(library, "为什么东林书院叫东林")
    assert found.total <= len(library.catalog.units) // 3
    assert found.hits[0].identifier == "dl-walk-academy"


def test_a_slip_beside_a_filter_is_corrected_before_the_filter_is_dropped(library: Library) -> None:
    found = ask(library, "连圆街 慧学周")
    assert found.corrected == "连元街 慧学周"
    assert [hit.identifier for hit in found.hits] == ["ly-huixue-bridge"]


def test_a_long_name_of_a_kind_alone_lists_all_units_of_the_kind(library: Library) -> None:
    found = ask(library, "行走的思政课")
    assert [chip.facet for chip in found.chips] == ["kind"]
    assert found.total == sum(unit.kind == "walk" for unit in library.catalog.units.values())
