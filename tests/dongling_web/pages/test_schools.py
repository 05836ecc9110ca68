"""The pages of schools."""

from flask.testing import FlaskClient


def test_a_school_shows_who_it_is_and_its_units_by_kind(client: FlaskClient) -> None:
    text = client.get("/schools/east").text
    for part in ("<h1>城东中学</h1>", "读书走路", "教研组长", "走到老桥", "一口老钟", '<path class="fill"'):
        assert part in text


def test_a_school_says_what_it_has_and_what_it_lacks(client: FlaskClient) -> None:
    has, lacks = client.get("/schools/east").text.split("还缺")
    assert "运河与城市" in has
    assert "法治与规则" in lacks
    assert "各校都还没有" in lacks


def test_a_school_without_sign_or_emblem_has_its_page(client: FlaskClient) -> None:
    text = client.get("/schools/west").text
    assert "怎样备课" in text
    assert 'class="emblem' not in text


def test_all_schools_are_listed_from_the_youngest_up(client: FlaskClient) -> None:
    text = client.get("/schools").text
    assert text.index('href="/schools/west"') < text.index('href="/schools/east"')
