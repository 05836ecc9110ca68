"""Answers for programs."""

from flask.testing import FlaskClient

from dongling import Library

KEYS = [
    "query",
    "total",
    "page",
    "pages",
    "generation",
    "confident",
    "took_ms",
    "hits",
    "facets",
    "chips",
    "suggestions",
]


def test_search_json_is_the_object_of_the_contract(client: FlaskClient) -> None:
    found = client.get("/search.json?q=老桥&stage=junior").get_json()
    assert list(found) == KEYS
    hit = found["hits"][0]
    assert list(hit) == ["identifier", "kind", "school", "name", "url", "score", "snippet", "why"]
    assert hit["identifier"] == "walk-bridge"
    assert hit["url"] == "/units/walk-bridge"
    assert {"field": "name", "words": ["老桥"]} in hit["why"]
    assert {"value": "junior", "name": "初中", "count": found["total"]} in found["facets"]["stage"]


def test_a_corrected_text_is_named_after_all_else(client: FlaskClient) -> None:
    found = client.get("/search.json?q=石供桥").get_json()
    assert list(found) == [*KEYS, "corrected"]
    assert (found["query"], found["corrected"], found["total"]) == ("石供桥", "石拱桥", 1)
    assert list(client.get("/search.json?q=石供桥&raw=1").get_json()) == KEYS


def test_a_word_that_was_read_as_a_filter_is_a_chip_and_another_name_says_so(client: FlaskClient) -> None:
    found = client.get("/search.json?q=初中 政治课").get_json()
    assert found["chips"] == [{"facet": "stage", "value": "junior", "text": "初中"}]
    assert {"field": "name", "words": ["思政课"], "via": "synonym"} in found["hits"][0]["why"]


def test_suggest_json_is_a_list_of_words(client: FlaskClient) -> None:
    words = client.get("/suggest.json?q=老").get_json()
    assert any("老桥" in word for word in words)
    assert client.get("/suggest.json?q=").get_json() == []
    assert client.get("/suggest.json").get_json() == []
    assert client.get("/suggest.json?q=" + "老" * 5000).status_code == 200


def test_healthz_says_how_the_site_fares(client: FlaskClient, library: Library) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    told = answer.get_json()
    assert told.pop("drafts_used") in (None, 1)
    assert told == {
        "status": "ok",
        "units": len(library.catalog.units),
        "progress": None,
        "generation": library.generation,
        "problems": len(library.problems),
        "plugins": {},
        "watcher": "off",
        "disk": "ok",
    }
