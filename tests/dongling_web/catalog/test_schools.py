"""The pages of schools."""

import re

from flask.testing import FlaskClient


def test_a_school_shows_who_it_is_and_its_units_by_kind(client: FlaskClient) -> None:
    text = client.get("/schools/east?door=teacher").text
    for part in ("<h1>城东中学</h1>", "读书走路", "教研组长", "走到老桥", "一口老钟", '<path class="fill"'):
        assert part in text


def test_a_school_says_what_it_has_and_what_it_lacks(client: FlaskClient) -> None:
    has, lacks = client.get("/schools/east?door=teacher").text.split("还缺")
    assert "运河与城市" in has
    assert "法治与规则" in lacks
    assert "各校都还没有" in lacks


def test_a_school_without_sign_or_emblem_has_its_page(client: FlaskClient) -> None:
    text = client.get("/schools/west?door=teacher").text
    assert "第1节水课" in text
    assert 'class="emblem' not in text


def test_a_unit_for_teachers_is_counted_apart_and_not_listed(client: FlaskClient) -> None:
    text = client.get("/schools/west?door=teacher").text
    assert "<b>12</b>个单元" in text
    assert "怎样备课" not in text
    assert '<a href="/search?school=west&amp;audience=teacher">给教师的单元1个</a>' in text
    assert "怎样备课" in client.get("/search?school=west&audience=teacher").text
    assert client.get("/units/for-teachers").status_code == 200


def test_a_school_names_the_units_of_each_of_its_own_words_and_the_gaps(client: FlaskClient) -> None:
    words = client.get("/schools/east?door=teacher").text.split("本校的词")[1].split("已有</h2>")[0]
    assert "走法" in words
    assert "2／3" in words
    assert words.count('href="/units/walk-bridge"') == 2, "a word has the units of the words below it"
    assert re.search(r"坐船.*从水上看桥.*缺", words, re.DOTALL)
    assert "待审定" in words


def test_only_a_school_with_talks_shows_the_four_histories(client: FlaskClient) -> None:
    assert "四史" in client.get("/schools/east?door=teacher").text
    assert "四史" not in client.get("/schools/west?door=teacher").text


def test_a_school_has_its_collections_charter_and_the_facts_it_cites(client: FlaskClient) -> None:
    text = client.get("/schools/east?door=teacher").text
    for part in ('href="/collections/c-river"', "写明出处", "待学校填写", "老桥有两个名字。", "说法不一"):
        assert part in text
    assert client.get("/schools/west?door=teacher").text.count("待学校填写") == 3


def test_all_schools_are_listed_from_the_youngest_up(client: FlaskClient) -> None:
    text = client.get("/schools").text
    assert text.index('href="/schools/west"') < text.index('href="/schools/east"')


def test_a_school_greets_pupils_and_families_and_keeps_its_gaps_for_teachers(client: FlaskClient) -> None:
    for door in ("pupil", "family"):
        text = client.get(f"/schools/east?door={door}").text
        main = text[text.index("<main") : text.index("</main>")]
        assert "欢迎来看看" in main
        for gap in ("缺", 'class="badge"', "未经学校审定"):
            assert gap not in main, gap
    assert "欢迎来看看" not in client.get("/schools/east?door=teacher").text
