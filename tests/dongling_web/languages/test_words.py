"""What code says, and the names it tells, in the language of the request."""

import pytest
from flask import Flask

from dongling import Library
from dongling.problems import Said
from dongling_web.languages import words
from dongling_web.languages.words import counted, later, name_of, said_here, spoken


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有这一页"), ("en", "There is no such page")])
def test_a_sentence_of_a_table_is_said_when_it_is_read(app: Flask, lang: str, said: str) -> None:
    table = {"a": later("没有这一页")}
    with app.test_request_context(f"/?lang={lang}"):
        assert str(table["a"]) == said
        assert f"{table['a']}" == spoken("没有这一页") == said


def test_a_number_decides_the_form(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert [counted("%(n)s个单元", n) for n in (1, 2)] == ["1 unit", "2 units"]


def test_what_the_program_says_in_two_languages_is_said_in_one(app: Flask) -> None:
    both = Said("没有", "none")
    assert said_here(both) == "没有"
    with app.test_request_context("/?lang=en"):
        assert said_here(both) == "none"
        assert str(later("%(kept)s以后", kept=both)) == "none以后"


def test_names_are_the_languages_own_then_the_contents_english_then_chinese(app: Flask, library: Library) -> None:
    catalog = library.catalog
    assert name_of("audience", "student", catalog) == "学生"
    with app.test_request_context("/?lang=en"):
        assert name_of("audience", "student", catalog) == "pupils"
        assert name_of("kind", "walk", catalog) == "walk"
        assert name_of("school", "east", catalog) == "东校"
        assert name_of("nothing", "at-all", catalog) == "at-all"
        assert words.graded(catalog.tables.records["walk-bridge"], catalog).isascii()
