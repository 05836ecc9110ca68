"""What the cluster is asked: what scores, what filters, and what only counts."""

from typing import Any

from dongling_search.engines import BEYOND, Ask
from dongling_search.engines.opensearch.request import LEFT_OUT, alternative, body, finds_nothing, matching
from dongling_search.query import Alternative, Gram, Prefix, parse


def query(text: str, **more: Any) -> dict[str, Any]:
    """Return the clauses of what a text asks."""
    clauses: dict[str, Any] = matching(Ask(parse(text), **more))["bool"]
    return clauses


def test_words_score_and_any_of_them_will_do() -> None:
    clauses = query("书院 dong* 桥")
    assert clauses["should"] == [
        {"term": {"grams": "书院"}},
        {"term": {"begins.4": "dong"}},
        {"term": {"begins.1": "桥"}},
    ]
    assert clauses["minimum_should_match"] == 1


def test_a_phrase_scores_by_its_grams_and_must_stand_in_the_text() -> None:
    clauses = query('"东林书" -银杏')
    assert clauses["should"] == [{"term": {"grams": "东林"}}, {"term": {"grams": "林书"}}]
    *grams, script = clauses["filter"][-1]["bool"]["filter"]
    assert grams == clauses["should"]
    assert script["script"]["script"]["params"] == {"text": "东林书"}
    assert clauses["must_not"] == [{"bool": {"filter": [{"term": {"grams": "银杏"}}]}}]


def test_another_word_counts_less() -> None:
    other = Alternative((Gram("书院"), Prefix("桥")), "书院桥", 0.5, "synonym")
    assert alternative(other) == {
        "bool": {"must": [{"term": {"grams": "书院"}}, {"term": {"begins.1": "桥"}}], "boost": 0.5}
    }


def test_nothing_at_all_lists_everything_without_scores() -> None:
    clauses = query("")
    assert (clauses["should"], clauses["minimum_should_match"]) == ([], 0)
    assert clauses["filter"] == [{"match_all": {}}]
    assert body(Ask(parse("")), 0, 10)["sort"] == [{"updated": "desc"}, {"_score": "desc"}, {"id": "asc"}]


def test_a_text_without_words_finds_nothing() -> None:
    assert finds_nothing(parse("！？"))
    assert not finds_nothing(parse(""))
    assert not finds_nothing(parse("-书院"))


def test_a_facet_is_counted_without_its_own_filter_and_with_all_others() -> None:
    filters = {"stage": ("x", "y"), "theme": ("m",), "audience": ("student",), "kind": ()}
    asked = body(Ask(parse("书院"), filters, minutes=20, facets=("stage", "theme")), 0, 10)
    stage, theme = ({"terms": {f"facets.{name}": list(filters[name])}} for name in ("stage", "theme"))
    short = {"range": {"minutes": {"lte": 20}}}
    assert asked["post_filter"] == {"bool": {"filter": [stage, theme, short]}}
    assert asked["aggs"]["stage"]["filter"] == {"bool": {"filter": [theme, short]}}
    assert asked["aggs"]["theme"]["filter"] == {"bool": {"filter": [stage, short]}}
    assert asked["query"]["bool"]["filter"] == [{"match_all": {}}, {"terms": {"facets.audience": ["student"]}}]


def test_whoever_wants_no_hits_gets_the_total_only() -> None:
    asked = body(Ask(parse("书院"), limit=0), 0, 0)
    assert (asked["size"], asked["track_total_hits"], "sort" in asked) == (0, True, False)


def test_the_best_that_one_filter_alone_leaves_out_are_asked_for_with_the_page() -> None:
    filters = {"door": ("pupil",), "stage": ("x",)}
    asked = body(Ask(parse("书院"), filters, minutes=20, facets=("stage", "door"), beyond="door"), 0, 10)
    door, stage = ({"terms": {f"facets.{name}": list(filters[name])}} for name in ("door", "stage"))
    left_out = asked["aggs"][LEFT_OUT]
    short = {"range": {"minutes": {"lte": 20}}}
    assert left_out["filter"] == {"bool": {"filter": [stage, short], "must_not": [door]}}
    assert left_out["aggs"]["best"]["top_hits"]["size"] == BEYOND
    assert LEFT_OUT not in body(Ask(parse("书院"), facets=("door",), beyond="door"), 0, 10)["aggs"]
