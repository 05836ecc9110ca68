"""The home page."""

from flask.testing import FlaskClient


def test_the_gate_stands_open_by_stage_school_theme_and_kind(client: FlaskClient) -> None:
    text = client.get("/").text
    for part in (
        "后学津梁",
        'name="q"',
        'href="/search?stage=junior"',
        'href="/schools/east"',
        'href="/search?theme=yunhe"',
        'href="/search?kind=walk"',
        'href="/search?q=%E7%9F%B3%E6%8B%B1%E6%A1%A5"',
    ):
        assert part in text


def test_this_weeks_sequence_is_the_first_with_its_minutes(client: FlaskClient) -> None:
    text = client.get("/").text
    assert '<a href="/sequences/seq-river">一条河</a>' in text
    assert "3个单元，95分钟，初中" in text


def test_a_theme_without_units_is_said_to_be_lacking(client: FlaskClient) -> None:
    assert '<span class="num lack">缺</span>' in client.get("/").text
