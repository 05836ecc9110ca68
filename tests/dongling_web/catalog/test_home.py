"""The home page."""

import json
import re
from itertools import chain

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


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
    lack = '<span class="num lack">缺</span>'
    assert lack in client.get("/?door=teacher").text
    assert lack not in client.get("/?door=pupil").text, "gaps are for teachers"


@pytest.mark.parametrize(("door", "units"), [("pupil", 1), ("family", 2), ("teacher", 3)])
def test_each_way_in_says_how_many_units_are_found_by_it_behind_the_same_door(
    door: str, units: int, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    audiences = {"a": ["student"], "b": ["family"], "c": ["teacher"]}
    texts = {f"{name}.yaml": unit_text(name, audience=for_whom) for name, for_whom in audiences.items()}
    library = open_library(write_content(texts), search=True)
    client = create_app(library).test_client()
    text = client.get(f"/?door={door}").text
    ways = re.findall(
        r'href="/search\?((?:stage|theme|kind)=[^"]+)">(?:(?!</a>).)*?class="num">(\d+)<', text, re.DOTALL
    )
    assert set(chain(*(counts for _, *counts in ways))) == {str(units)}
    assert {json.loads(client.get(f"/search.json?door={door}&{way}").text)["total"] for way, _ in ways} == {units}
