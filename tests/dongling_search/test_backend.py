"""Search as pages and commands use it, in Chinese."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter, thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dongling.search import Lexicon, Query, Results, SearchBackend
from dongling_search.backend import Backend, WhooshBackend
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import Plan
from tests.dongling_search.making import ALL, GINKGO, document, wide

LEXICON = Lexicon(
    words=("东林书院", "龟山书院", "依庸堂", "清名桥"),
    others={"龟山讲堂": ("东林书院",), "治水": ("河长制",)},
    facets={
        "stage": {"小学": "primary", "primary": "primary"},
        "kind": {"行走的思政课": "walk", "研学": "walk", "walk": "walk"},
        "school": {"东林中学": "donglin"},
        "theme": {"城市": "city"},
    },
)


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchBackend]:
    """Return a backend with a few units."""
    backend = WhooshBackend(tmp_path_factory.mktemp("index"), LEXICON)
    backend.rebuild(ALL)
    yield backend
    backend.close()


def found(results: Results) -> list[str]:
    """Return the identifiers that were found."""
    return [hit.identifier for hit in results.hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("书院", "academy"),
        ("东林书院", "academy"),
        ("東林書院", "academy"),
        ("古运河", "canal"),
        ("古運河", "canal"),
        ("清名桥在哪里", "canal"),
        ("为什么说古银杏有三百岁", "ginkgo"),
        ("校", "ginkgo"),
        ("杏", "ginkgo"),
        ('"风声雨声读书声"', "academy"),
        ("“風聲雨聲讀書聲”", "academy"),
        ("donglin academy", "english"),
        (wide("GRAND"), "english"),
        ("acad*", "english"),
        ("AI 核对", "english"),
        ("(东林书院", "academy"),
        ('"东林书院', "academy"),
        ("学校:东林书院 AND [", "academy"),
    ],
)
def test_finds_first(backend: SearchBackend, text: str, first: str) -> None:
    results = backend.search(Query(text))
    assert found(results)[:1] == [first]


def test_a_phrase_is_found_only_as_it_stands(backend: SearchBackend) -> None:
    assert found(backend.search(Query('"书院东林"'))) == []
    assert found(backend.search(Query('"校园里的古银杏"'))) == ["ginkgo"]


def test_a_minus_leaves_units_out(backend: SearchBackend) -> None:
    assert set(found(backend.search(Query("古")))) == {"ginkgo", "canal"}
    assert found(backend.search(Query("古 -银杏"))) == ["canal"]
    assert "ginkgo" not in found(backend.search(Query("-银杏")))


def test_a_hit_shows_marks_in_its_own_script_and_why(backend: SearchBackend) -> None:
    (hit,) = backend.search(Query("清名桥")).hits
    assert hit.title == (("古運河與", False), ("清名橋", True))
    assert ("清名橋", True) in hit.snippet
    assert [(why.field, why.words) for why in hit.why] == [("name", ("清名橋",)), ("description", ("清名橋",))]
    assert hit.score > 0


def test_without_text_everything_that_pupils_see_is_listed_newest_first(backend: SearchBackend) -> None:
    results = backend.search(Query())
    assert found(results) == ["ginkgo", "canal", "academy", "english"]
    assert results.confident
    assert results.hits[0].snippet == (("校园里的古银杏有三百多岁。", False),)


def test_text_without_a_word_finds_nothing(backend: SearchBackend) -> None:
    assert backend.search(Query("？！")).total == 0


@pytest.mark.parametrize(("door", "total"), [("pupil", 0), ("teacher", 1), ("family", 0), ("all", 1)])
def test_units_without_pupils_are_for_those_who_ask(backend: SearchBackend, door: str, total: int) -> None:
    assert backend.search(Query('"河长制"', door=door)).total == total
    assert backend.search(Query(door=door)).total == 4 + total


def test_pages_are_counted(backend: SearchBackend) -> None:
    results = backend.search(Query(limit=3, page=2))
    assert (found(results), results.total, results.page, results.pages) == (["english"], 4, 2, 2)
    assert backend.search(Query(limit=3, page=9)).hits == ()
    assert backend.search(Query("量子力学")).pages == 0
    assert backend.search(Query(page=0, limit=0)).page == 1


def test_units_are_sorted_by_minutes_or_date(backend: SearchBackend) -> None:
    assert found(backend.search(Query(sort="minutes"))) == ["academy", "ginkgo", "english", "canal"]
    assert found(backend.search(Query("古", sort="newest"))) == ["ginkgo", "canal"]
    assert found(backend.search(Query(minutes=20))) == ["ginkgo", "academy"]


def test_facets_are_counted_without_their_own_filter(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    backend.rebuild(
        document(f"u{stage}{kind}", "书院", facets={"stage": (stage,), "kind": (kind,)})
        for stage, kind in [("a", "x"), ("a", "y"), ("b", "x"), ("c", "x")]
    )
    results = backend.search(Query("书院", filters={"stage": ("a", "b"), "kind": ("x",)}))
    assert found(results) == ["uax", "ubx"]
    assert results.facets["stage"] == {"a": 1, "b": 1, "c": 1}
    assert results.facets["kind"] == {"x": 2, "y": 1}
    assert set(results.facets) == {"stage", "kind", "school", "theme"}
    backend.close()


@pytest.mark.parametrize(
    ("text", "confident"),
    [
        ("古银杏", True),
        ("古银杏在哪里呀", True),
        ("古運河", True),
        ("杏", True),
        ("Donglin", True),
        ('"三百多岁"', True),
        ("量子银杏", False),
        ("古银行", False),
        ("书杏", False),
        ("量子力学的银杏实验报告", False),
        ("quantum", False),
        ("书院 quantum", True),
    ],
)
def test_tells_whether_a_word_was_found_whole(backend: SearchBackend, text: str, *, confident: bool) -> None:
    assert backend.search(Query(text)).confident is confident


def test_a_change_is_visible_on_return(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    first = backend.rebuild(ALL)
    assert backend.known() == {document.identifier: document.digest for document in ALL}
    second = backend.apply([document("ginkgo", "新栽的银杏")], ["canal"])
    assert second != first
    assert backend.generation() == backend.search(Query()).generation == second
    assert found(backend.search(Query("新栽"))) == ["ginkgo"]
    assert backend.search(Query("清名桥")).total == 0
    assert backend.apply([GINKGO], []) != second
    backend.close()


def test_what_is_typed_is_completed_from_titles_keywords_and_registered_words(backend: SearchBackend) -> None:
    assert backend.complete("東林") == ["东林中学", "东林书院", "东林书院行走课"]
    assert backend.complete("龟") == ["龟山书院"]
    assert backend.complete("dlsyxzk") == ["东林书院行走课"]
    assert backend.complete("运河") == ["古運河與清名橋"]


def test_who_does_not_see_a_unit_is_not_offered_its_words(backend: SearchBackend) -> None:
    assert backend.complete("河长") == backend.complete("hezhang") == []
    assert backend.complete("河长", door="family") == []
    assert backend.complete("河长", door="teacher") == backend.complete("hzz", door="teacher") == ["河长制"]
    assert backend.complete("河长", door="all") == ["河长制"]


def test_completing_asks_the_engine_once_for_all_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = WhooshEngine(tmp_path)
    backend = Backend(engine)
    backend.rebuild(document(f"u{n}", f"书院之{n}", audience=("family",) if n % 2 else ("student",)) for n in range(30))
    asked = list[int]()
    real = engine.standing

    def noted(plans: Sequence[Plan], filters: Mapping[str, tuple[str, ...]]) -> list[bool]:
        asked.append(len(plans))
        return real(plans, filters)

    monkeypatch.setattr(engine, "standing", noted)
    monkeypatch.setattr(engine, "search", None)
    offered = backend.complete("书院")
    assert len(offered) == 8
    assert all(int(word[3:]) % 2 == 0 for word in offered)
    assert backend.complete("书院") == offered
    assert asked == [24]
    backend.close()


def test_words_of_units_for_teachers_are_read_as_pinyin_and_corrected_to(backend: SearchBackend) -> None:
    for typed in ("hezhangzhi", "河涨制", "长河制"):
        assert found(backend.search(Query(typed, door="teacher"))) == ["river"], typed
        assert not backend.search(Query(typed)).hits


def test_a_teachers_view_has_what_is_for_families_too(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    backend.rebuild([document("talk", "不想学习怎么办", audience=("family",)), document("walk", "不想学习的人")])
    assert sorted(found(backend.search(Query("不想学习", door="teacher")))) == ["talk", "walk"]
    assert found(backend.search(Query("不想学习"))) == ["walk"]
    backend.close()


def test_completions_follow_the_index(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    assert backend.complete("书") == []
    backend.rebuild([document("a", "书院")])
    assert backend.complete("书") == ["书院"]
    backend.close()


def test_five_thousand_characters_are_cut_and_answered_quickly(backend: SearchBackend) -> None:
    began = perf_counter()
    results = backend.search(Query("东林书院的历史" * 715))
    assert perf_counter() - began < 0.5
    assert results.cut
    assert found(results)[0] == "academy"
    assert not backend.search(Query("书院")).cut
    assert results.took_ms > 0


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("donglinshuyuan", "academy"),
        ("dlsy", "academy"),
        ("qing ming qiao", "canal"),
        ("龟山讲堂", "academy"),
        ("二〇〇七年", "river"),
        ("2007 太湖", "river"),
    ],
)
def test_pinyin_other_names_and_years_find(backend: SearchBackend, text: str, first: str) -> None:
    results = backend.search(Query(text, door="all"))
    assert found(results)[:1] == [first]
    assert results.confident
    assert not results.corrected


def test_why_tells_how_a_word_was_meant(backend: SearchBackend) -> None:
    assert [why.via for why in backend.search(Query("dlsy")).hits[0].why] == ["pinyin"]
    assert "synonym" in [why.via for why in backend.search(Query("龟山讲堂")).hits[0].why]
    assert [why.via for why in backend.search(Query("清名桥")).hits[0].why] == ["", ""]


def test_when_nothing_is_sure_the_results_of_what_was_meant_are_shown_and_said_so(backend: SearchBackend) -> None:
    results = backend.search(Query("东林书苑"))
    assert (found(results)[0], results.corrected, results.suggestions) == ("academy", "东林书院", ())
    assert results.confident
    raw = backend.search(Query("东林书苑", raw=True))
    assert (raw.corrected, raw.confident) == ("", False)


def test_what_was_meant_is_only_offered_when_what_was_typed_finds_something(backend: SearchBackend) -> None:
    results = backend.search(Query("古银杏 东林书苑"))
    assert (found(results)[0], results.corrected) == ("ginkgo", "")
    assert results.suggestions == ("古银杏 东林书院",)
    assert results.confident


def test_a_word_that_names_a_value_is_a_chip_and_raw_takes_it_for_a_word(backend: SearchBackend) -> None:
    results = backend.search(Query("行走的思政课 运河 小学"))
    assert [(chip.facet, chip.value, chip.text) for chip in results.chips] == [
        ("kind", "walk", "行走的思政课"),
        ("stage", "primary", "小学"),
    ]
    assert found(results) == ["canal"]
    assert backend.search(Query("行走的思政课 运河 小学", raw=True)).chips == ()


def test_minutes_are_the_least_that_is_asked_for(backend: SearchBackend) -> None:
    assert "canal" not in found(backend.search(Query("60分钟 运河")))
    assert "canal" in found(backend.search(Query("90分钟 运河")))
    assert "canal" not in found(backend.search(Query("90分钟 运河", minutes=60)))


def test_when_all_words_are_chips_everything_that_passes_is_listed_with_those_that_say_them_first(
    tmp_path: Path,
) -> None:
    backend = WhooshBackend(tmp_path, LEXICON)
    walk: dict[str, tuple[str, ...]] = {"kind": ("walk",)}
    backend.rebuild(
        [
            document("a", "古运河", facets=walk),
            document("b", "研学日", facets=walk),
            document("c", facets={"kind": ("x",)}),
        ]
    )
    results = backend.search(Query("研学"))
    assert found(results) == ["b", "a"]
    assert results.confident
    backend.close()


def test_when_the_filters_of_a_query_leave_nothing_its_words_alone_are_offered(backend: SearchBackend) -> None:
    results = backend.search(Query("1分钟 运河"))
    assert (results.total, results.suggestions) == (0, ("运河",))


def test_whether_the_hits_are_sure_does_not_hang_on_page_or_order(backend: SearchBackend) -> None:
    for query in (Query("古银杏", page=9), Query("古银杏", sort="minutes"), Query("古银杏", limit=1, sort="newest")):
        assert backend.search(query).confident


def test_a_new_lexicon_changes_results_and_the_generation(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    first = backend.rebuild(ALL)
    assert not backend.search(Query("龟山讲堂")).hits[:1] or not backend.search(Query("龟山讲堂")).confident
    backend.learn(LEXICON)
    assert backend.generation() != first
    assert found(backend.search(Query("龟山讲堂")))[0] == "academy"
    backend.learn(Lexicon())
    assert backend.generation() == first
    backend.close()


def test_a_lexicon_that_is_equal_costs_nothing(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path, LEXICON)
    backend.rebuild(ALL)
    hits = backend.search(Query("书院")).hits
    backend.learn(replace(LEXICON))
    assert backend.search(Query("书院")).hits is hits
    backend.close()


def test_a_rebuild_takes_each_document_once_and_tells_how_many_while_the_old_index_answers(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    told: list[tuple[int, int]] = []
    for before in (0, 450):
        documents = (document(f"u{number}", "书院") for number in range(450))
        backend.rebuild(documents, lambda taken: told.append((taken, backend.search(Query("书院")).total)))
        assert told == [(200, before), (400, before), (450, before)]
        assert backend.search(Query("书院")).total == 450
        told.clear()
    backend.close()


def test_an_explanation_adds_up_to_the_score(backend: SearchBackend) -> None:
    for text in ("东林书院", "龟山讲堂", "古银杏 三百", "dlsy 校园"):
        query = Query(text)
        for hit in backend.search(query).hits:
            parts = backend.explain(query, hit.identifier)
            assert sum(part.score for part in parts) == pytest.approx(hit.score)
            assert [part.score for part in parts] == sorted((part.score for part in parts), reverse=True)
    assert backend.explain(Query("书院"), "nobody") == []


def test_an_answer_is_kept_until_the_index_changes(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path)
    backend.rebuild(ALL)
    assert backend.search(Query("书院")).hits is backend.search(Query("书院")).hits
    backend.apply([], ["academy"])
    assert backend.search(Query("书院")).total == 0
    backend.close()


@settings(deadline=None)
@given(st.text(alphabet='东林书苑dlsy初中小学8分钟学段:"-* 一九二五年', max_size=40))
def test_whatever_is_typed_is_answered(backend: SearchBackend, text: str) -> None:
    results = backend.search(Query(text))
    assert results.total >= len(results.hits)
    assert set(results.facets) == {"stage", "kind", "school", "theme"}


@pytest.mark.parametrize(
    "text",
    [
        "东林书苑竟志女学古银行树" * 9,
        "dlsy " * 20,
        "donglinshuyaun " * 7,
        "一二三四五六七八九" * 11,
        "* " * 50,
        " ".join("东林书院银杏运河清名桥人家" * 4),
    ],
)
def test_the_worst_that_can_be_typed_costs_less_than_fifty_milliseconds(backend: SearchBackend, text: str) -> None:
    backend.search(Query("东林书苑"))
    began = thread_time()
    backend.search(Query(text))
    assert thread_time() - began < 0.05
