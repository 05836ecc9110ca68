"""Marks that few values have: drawn once for a catalogue, and as their macro draws them."""

from flask import Flask, render_template_string

from dongling import Library
from dongling_web.display.kept_marks import MOST, KeptMarks

_DRAWN = """
{%- import "_marks.html" as m with context -%}
{{ kept("stage", (unit.stage, unit.band), unit) }}|{{ m.stage(unit) }}
"""


def test_a_mark_is_what_its_macro_draws_in_each_language_and_drawn_once(app: Flask, library: Library) -> None:
    unit = library.catalog.units["film-bell"]
    stages = set()
    for language in ("zh", "en"):
        with app.test_request_context(f"/?lang={language}"):
            for _ in range(2):
                kept, _, drawn = render_template_string(_DRAWN, unit=unit, catalog=library.catalog).partition("|")
                assert kept.strip() == drawn.strip()
                assert "初中" in kept or "junior" in kept
                stages.add(kept.strip())
    assert len(stages) == 2


def test_it_is_drawn_once_and_room_is_bounded(app: Flask, library: Library) -> None:
    marks, unit = KeptMarks(library.catalog), library.catalog.units["film-bell"]
    with app.test_request_context("/"):
        first = marks.draw(app.jinja_env, "stage", "its stage", (unit,))
        assert marks.draw(app.jinja_env, "stage", "its stage", (unit,)) is first
        for number in range(MOST):
            marks.draw(app.jinja_env, "plate", number, (unit.kind,))
        last = marks.draw(app.jinja_env, "plate", MOST, (unit.kind,))
        assert marks.draw(app.jinja_env, "plate", MOST, (unit.kind,)) is not last
