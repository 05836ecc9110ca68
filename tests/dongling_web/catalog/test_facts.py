"""The pages of facts."""

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


def test_facts_stand_under_their_topics_with_how_sure_they_are(client: FlaskClient) -> None:
    text = client.get("/facts").text
    for part in ("河与桥", "东校", "共4条", "两处来源相符", "据资料", "说法不一", "待核", 'href="/facts/bridge-age"'):
        assert part in text


def test_facts_are_searched_by_their_words(client: FlaskClient) -> None:
    text = client.get("/facts?q=明代").text
    assert "有“明代”的史料1条" in text
    assert "老桥长20米。" not in text
    nothing = client.get("/facts?q=飞船").text
    assert "没有一条史料里有“飞船”" in nothing
    assert 'href="/search?q=%E9%A3%9E%E8%88%B9"' in nothing


def test_a_fact_says_how_sure_it_is_where_it_comes_from_and_who_cites_it(client: FlaskClient) -> None:
    text = client.get("/facts/bridge-age").text
    for part in ("老桥建于明代。</h1>", "两处来源相符", "互不相干", "县志", "桥碑", "碑在桥头。", "河与桥"):
        assert part in text
    assert 'href="/units/walk-bridge"' in text
    assert 'href="/facts/bridge-song"' in text


@pytest.mark.parametrize(
    ("identifier", "words", "means"),
    [
        ("bridge-long", "据资料", "只有一处资料这样说"),
        ("bridge-name", "说法不一", "资料互相不同"),
        ("bridge-song", "待核", "还没有查到资料"),
    ],
)
def test_an_unsure_fact_says_so_and_what_that_means(
    client: FlaskClient, identifier: str, words: str, means: str
) -> None:
    text = client.get(f"/facts/{identifier}").text
    assert words in text
    assert means in text
    assert "还没有单元用这一条" in text


def test_the_number_of_a_cited_fact_leads_to_its_page(client: FlaskClient) -> None:
    assert '<a class="fact-number" href="/facts/bridge-age"' in client.get("/units/walk-bridge").text


def test_a_law_is_read_with_its_article_its_version_and_its_words(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    law = "法律: 未成年人保护法, 条: 39, 版本: 2024-04-26 修正, 施行: 2021-06-01, 原文: 学校应当建立"
    facts = f"史料:\n  - {{编号: w39, 陈述: 学校要防欺凌。, 把握: single, {law}}}\n"
    folder = write_content({"facts.yaml": facts, "a.yaml": unit_text("a", facts=["w39"])})
    client = create_app(open_library(folder, search=True)).test_client()
    page = client.get("/facts/w39").text
    assert "《未成年人保护法》第39条（2024-04-26 修正，2021-06-01起施行）" in page
    assert "<q>学校应当建立</q>" in page
    assert "2024-04-26 修正，2021-06-01起施行" in client.get("/units/a").text
    assert "/facts/w39" in client.get("/facts?q=未成年人保护法").text
