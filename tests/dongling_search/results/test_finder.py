"""What was asked for, field by field."""

from dataclasses import replace

import pytest

from dongling_search.engines import StoredTexts
from dongling_search.query import Alternative, parse
from dongling_search.results import Finder
from dongling_search.results.finder import Text

NAMES = ("name", "description", "body")


def found(query: str, *written: str) -> dict[str, Text]:
    """Return the fields of a unit in which a query finds something."""
    texts = StoredTexts.folding(NAMES[: len(written)], written)
    return {text.name: text for text in Finder(parse(query)).matched(texts).values()}


def spans(text: Text) -> list[str]:
    """Return what is marked in a field, as written."""
    return [text.written[start:end] for start, end in text.spans()]


def test_each_field_has_what_stands_in_it_in_its_order() -> None:
    fields = found("銀杏 运河", "古银杏", "", "運河边，银杏和運河")
    assert {name: spans(text) for name, text in fields.items()} == {"name": ["银杏"], "body": ["運河", "银杏", "運河"]}
    assert fields["body"].distinct == 2
    assert fields["body"].words() == {"运河", "银杏"}
    assert list(fields["body"].places()) == [(0, "运河"), (4, "银杏"), (7, "运河")]


def test_places_are_right_behind_what_folding_made_longer() -> None:
    fields = found("银杏", "㍿㍿银杏", "在㍿里的银杏")
    assert [spans(text) for text in fields.values()] == [["银杏"], ["银杏"]]
    body = fields["description"]
    assert [body.place(start) for start, *_ in body.matches] == [4]


def test_pairs_that_touch_are_one_stretch() -> None:
    assert spans(found("古银杏树", "一棵古银杏树，银杏")["name"]) == ["古银杏树", "银杏"]


@pytest.mark.parametrize("query", ['"东林 书院"', "东林书院"])
def test_nothing_reaches_from_one_field_into_the_next(query: str) -> None:
    fields = found(query, "走进东林", "书院在河边")
    assert all("书院" not in stretch for stretch in fields["name"].words()) if fields else True
    assert ("name" in fields) is (query == "东林书院")


def test_another_word_tells_how_it_was_meant() -> None:
    plan = replace(parse("博古"), instead=(Alternative((), "秦邦宪", 0.5, "synonym"),))
    texts = StoredTexts.folding(NAMES, ("秦邦宪", "博古即秦邦宪", "邦宪"))
    matched = Finder(plan).matched(texts)
    assert [text.vias for text in matched.values()] == [["synonym"], ["", "synonym"]]
    assert matched[1].spans("synonym") == [(3, 6)]
    assert matched[1].spans("") == [(0, 2)]


def test_no_field_is_cut_out_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("text", "folded_text"):
        monkeypatch.setattr(StoredTexts, name, lambda *_: pytest.fail("a field was cut out"))
    assert {name: text.words() for name, text in found("银杏", "古银杏", "银杏，銀杏").items()} == {
        "name": {"银杏"},
        "description": {"银杏"},
    }
