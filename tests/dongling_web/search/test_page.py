"""The results page."""

import html
import re
from contextlib import closing
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling import Library, Query, Results
from dongling.testing import WriteContent, unit_text
from dongling_web.app import create_app


def found(client: FlaskClient, **asked: object) -> list[str]:
    """Return the titles of the hits."""
    text = client.get("/search?" + urlencode(asked, doseq=True)).text
    titles = re.findall(r'hit-title"><a href="[^"]+">(.*?)</a>', text)
    return [html.unescape(re.sub("<[^>]+>", "", title)) for title in titles]


def test_a_hit_has_plate_kind_marked_title_snippet_meta_and_reason(client: FlaskClient) -> None:
    text = client.get("/search?q=老桥").text
    hit = re.search(r'<li class="hit">.*?</li>', text, re.DOTALL)
    assert hit
    for part in ('class="plate"', "行走的思政课", "走到<mark>老桥</mark>", "120分钟", "东校", "运河与城市", "命中"):
        assert part in hit[0]


def test_filters_are_or_within_a_facet_and_and_between(client: FlaskClient) -> None:
    assert len(found(client, stage="junior")) == 3
    assert len(found(client, kind=["walk", "micro_course"])) == 2
    assert found(client, kind=["walk", "micro_course"], theme="dushu") == ["一口老钟"]
    assert found(client, stage="primary", kind="walk") == []


def test_a_vocabulary_that_says_so_filters_beside_the_hits(write_content: WriteContent) -> None:
    terms = "词表: ways\n名称: 议事方式\n筛选: 是\n词:\n- {编号: round, 名称: 圆桌}\n- {编号: vote, 名称: 表决}\n"
    units = {f"{way}.yaml": unit_text(f"{way}-lesson", name=way, terms={"ways": [way]}) for way in ("round", "vote")}
    quiet = unit_text("plain-lesson", name="plain")
    content = write_content({**units, "c.yaml": quiet, "terms/ways.yaml": terms})
    with closing(Library.open([content])) as library:
        client = create_app(library).test_client()
        text = client.get("/search").text
        fieldset = re.search(r"<fieldset[^>]*><legend>议事方式</legend>.*?</fieldset>", text, re.DOTALL)
        assert fieldset
        offered = re.findall(r'name="ways" value="(\w+)".*?class="num">(\d+)', fieldset[0], re.DOTALL)
        assert sorted(offered) == [("round", "1"), ("vote", "1")]
        assert found(client, ways="round") == found(client, q="议事方式:圆桌") == ["round"]


def test_at_most_so_many_minutes(client: FlaskClient) -> None:
    assert set(found(client, minutes=10)) == {"一口老钟", "一封信"}


def test_units_for_teachers_wait_until_they_are_asked_for(client: FlaskClient) -> None:
    assert found(client, q="备课") == []
    assert found(client, q="备课", audience="teacher") == ["怎样备课"]
    assert found(client, q="备课", audience="all") == ["怎样备课"]


def test_sorting_by_minutes(client: FlaskClient) -> None:
    assert found(client, q="水", school="west", sort="minutes")[:2] == ["第1节水课", "第2节水课"]


def test_pages_hold_ten_hits_and_lead_on_and_back(client: FlaskClient) -> None:
    first, second = client.get("/search?q=水&school=west").text, client.get("/search?q=水&school=west&page=2").text
    assert first.count('class="hit"') == 10
    assert second.count('class="hit"') == 2
    assert 'href="/search?q=%E6%B0%B4&amp;school=west&amp;page=2" rel="next"' in first
    assert 'href="/search?q=%E6%B0%B4&amp;school=west" rel="prev"' in second
    assert 'rel="next"' not in second
    assert "第2页，共2页" in second


def test_a_page_beyond_the_last_leads_back(client: FlaskClient) -> None:
    response = client.get("/search?q=水&school=west&page=99")
    assert response.status_code == 200
    assert "回到第1页" in response.text or 'class="hit"' in response.text


def test_a_facet_counts_without_its_own_filter_and_keeps_zero(client: FlaskClient) -> None:
    text = client.get("/search?stage=junior").text
    labels = re.findall(r'name="stage" value="(\w+)"( checked)?>.*?class="num">(\d+)<', text)
    assert ("junior", " checked", "3") in labels
    assert ("primary", "", "12") in labels
    kinds = dict(re.findall(r'name="kind" value="(\w+)".*?class="num">(\d+)<', text))
    assert kinds["lesson"] == "0"


def test_active_filters_are_chips_that_lead_back(client: FlaskClient) -> None:
    text = client.get("/search?q=水&stage=primary&school=west").text
    assert re.search(r'<a class="chip chip-on" href="/search\?q=%E6%B0%B4&amp;school=west">学段：小学', text)
    assert '<a href="/search?q=%E6%B0%B4">全部清除</a>' in text
    assert "照字面搜" not in text


def test_a_filter_in_the_text_is_a_chip_too_and_can_be_taken_literally(client: FlaskClient) -> None:
    text = client.get("/search?q=初中 老桥").text
    assert re.search(r'<a class="chip chip-on" href="/search\?q=%E8%80%81%E6%A1%A5">学段：初中', text)
    assert 'href="/search?q=%E5%88%9D%E4%B8%AD+%E8%80%81%E6%A1%A5&amp;raw=1">照字面搜</a>' in text
    literal = client.get("/search?q=初中 老桥&raw=1").text
    assert re.search(r'<a class="chip chip-on" href="/search\?q=[^"&]+">照字面', literal)
    assert "学段：初中" not in literal


def test_the_form_turns_filters_in_the_text_into_choices(client: FlaskClient) -> None:
    text = client.get("/search?q=7-9年级 微课 8分钟 老钟").text
    form = text[text.index('id="found"') :]
    assert '<input type="hidden" name="q" value="老钟">' in form
    assert '<input type="hidden" name="band" value="j">' in form
    assert 'name="kind" value="micro_course" checked' in form
    assert 'name="minutes" value="8" checked' in form


def test_a_corrected_text_is_shown_with_what_changed_and_a_way_back(client: FlaskClient) -> None:
    text = client.get("/search?q=石供桥&sort=minutes").text
    assert "没有单元写到“石供桥”，下面是“石<mark>拱</mark>桥”的结果" in text
    assert re.search(r'href="/search\?q=%E7%9F%B3%E4%BE%9B%E6%A1%A5&amp;sort=minutes&amp;raw=1">仍搜“石供桥”</a>', text)
    assert 'type="search" value="石供桥"' in text, "the box keeps what was typed"
    assert found(client, q="石供桥") == ["走到老桥"]
    assert found(client, q="石供桥", raw=1) == []


def test_a_suggestion_is_a_link(client: FlaskClient) -> None:
    text = client.get("/search?q=小学 老桥").text
    assert '没有完全相符的，可以试试 <a href="/search?q=%E8%80%81%E6%A1%A5">老桥</a>' in text


def test_what_shares_but_a_character_or_two_waits_behind_a_fold(client: FlaskClient) -> None:
    text = client.get("/search?q=老桥古刹").text
    assert '“老桥古刹” <span class="count" role="status">没有完全相符的</span>' in text
    assert re.search(r'<details class="chance">\s*<summary>看看只有个别字词相同的1个单元', text)
    assert 'href="/search?theme=yunhe"' in text
    literal = client.get("/search?q=老桥古刹&raw=1").text
    assert '<details class="chance"' not in literal
    assert "下面只有个别字词相同" in literal


def test_a_hit_says_when_it_was_found_by_another_name(client: FlaskClient) -> None:
    text = client.get("/search?q=政治课").text
    assert re.search(r'class="why">.*命中 <b>标题、类型</b>；同义词 <b>思政课</b>', text)


def test_the_ways_to_say_more_are_told_with_names_of_the_site(client: FlaskClient) -> None:
    text = client.get("/search?q=老桥").text
    (told,) = re.findall(r'<details class="syntax">.*?</details>', text, re.DOTALL)
    for example in ("“一句话”", "-词", "词*", "学段:初中", "学校:东校", "类型:行走的思政课", "8分钟"):
        assert f"<dt>{example}</dt>" in told


def test_a_query_over_a_hundred_characters_is_cut_and_the_page_says_so(client: FlaskClient) -> None:
    assert "只用了前100个字" in client.get("/search?" + urlencode({"q": "水" * 101})).text
    assert "只用了前100个字" not in client.get("/search?" + urlencode({"q": "水" * 100})).text


def test_a_paste_of_ten_thousand_characters_is_answered_and_not_sent_back_in_every_link(client: FlaskClient) -> None:
    long, cut = (client.get("/search?" + urlencode({"q": "运河" * count})) for count in (5000, 51))
    assert long.status_code == 200
    assert "只用了前100个字" in long.text
    assert len(long.text) == len(cut.text)
    for page in ("/", "/search?q=水"):
        assert re.search(r'<input id="q"[^>]* maxlength="\d{3}"', client.get(page).text)


def test_nothing_found_offers_the_themes_and_to_drop_the_filters(client: FlaskClient) -> None:
    text = client.get("/search?q=qqqxxz&stage=primary").text
    assert "没有找到写到“qqqxxz”的单元，也可能被筛掉了" in text
    assert '<a class="btn" href="/search?q=qqqxxz">去掉筛选再搜</a>' in text
    assert 'href="/search?theme=yunhe"' in text


@pytest.mark.parametrize("value", ["stage=nowhere", "kind=nothing", "minutes=abc", "page=0", "sort=beauty"])
def test_a_bad_value_is_a_page_of_its_own(client: FlaskClient, value: str) -> None:
    response = client.get(f"/search?{value}")
    assert response.status_code == 400
    assert "回到首页" in response.text


class Away(Library):
    """A library whose search has an accident, as when the disk is gone."""

    def search(self, query: Query) -> Results:
        """Fail."""
        raise OSError(query.text)


def test_when_search_is_away_the_other_pages_stay(library: Library) -> None:
    away = Away(library.folders, library.settings, library.plugins)
    away.keeper.catalog = library.catalog
    app: Flask = create_app(away)
    client = app.test_client()
    assert client.get("/search?q=水").status_code == 503
    assert client.get("/search.json?q=水").status_code == 503
    assert client.get("/units/walk-bridge").status_code == 200


def test_what_nothing_answers_is_said_with_the_nearest_themes(client: FlaskClient) -> None:
    text = client.get("/search?q=老桥古刹").text
    assert "这里没有讲到“老桥古刹”。" in text
    assert re.search(r'离得最近的主题：<a href="/search\?theme=yunhe">', text)
    assert "这里没有讲到" not in client.get("/search?q=老桥").text
