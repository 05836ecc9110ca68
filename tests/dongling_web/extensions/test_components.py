"""The parts that a plugin's page may use."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import dongling_web
from dongling_web.extensions.components import COMPONENTS, Component

STYLES = "".join(
    sheet.read_text(encoding="utf-8") for sheet in (Path(dongling_web.__file__).parent / "static/css").glob("*.css")
)


def test_every_part_is_shown_with_its_source(client: FlaskClient) -> None:
    text = client.get("/admin/components").text
    for component in COMPONENTS:
        assert str(component.name) in text
        assert str(component.use) in text
    assert "&lt;div class=&#34;note-box note-zhu&#34;&gt;" in text
    assert '<table class="phases">' in text


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: str(component.name))
def test_every_name_of_a_part_is_a_name_of_the_style_sheets(component: Component) -> None:
    assert [name for name in component.classes if not re.search(rf"\.{name}\b", STYLES)] == []
