"""Answers for programs."""

from flask.testing import FlaskClient

from dongling import Library


def test_search_json_is_the_object_of_the_contract(client: FlaskClient) -> None:
    found = client.get("/search.json?q=老桥&stage=junior").get_json()
    assert list(found) == [
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
    hit = found["hits"][0]
    assert hit["identifier"] == "walk-bridge"
    assert hit["url"] == "/units/walk-bridge"
    assert {"value": "junior", "name": "初中", "count": found["total"]} in found["facets"]["stage"]


def test_suggest_json_is_a_list_of_words(client: FlaskClient) -> None:
    words = client.get("/suggest.json?q=老").get_json()
    assert any("老桥" in word for word in words)
    assert client.get("/suggest.json?q=").get_json() == []
    assert client.get("/suggest.json").get_json() == []
    assert client.get("/suggest.json?q=" + "老" * 5000).status_code == 200


def test_healthz_says_how_many_units_of_which_generation(client: FlaskClient, library: Library) -> None:
    assert client.get("/healthz").get_json() == {
        "status": "ok",
        "units": len(library.catalog.units),
        "generation": library.generation,
    }
