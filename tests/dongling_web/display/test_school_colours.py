"""The colours of schools: a style sheet, never an attribute; only colours get in."""

import re

from flask import Flask
from flask.testing import FlaskClient

from dongling import School
from dongling_web.display import school_colours


def test_the_sheet_has_the_colours_of_a_school_for_light_and_dark(client: FlaskClient) -> None:
    found = re.search(r'href="(/a/\w+/schools.css)"', client.get("/").text)
    assert found
    sheet = client.get(found[1]).text
    light, dark = sheet.split("prefers-color-scheme:dark")
    assert ".school-east{--school:#7A5600}" in light
    assert ".school-east{--school:#E3BE66}" in dark
    assert "school-west" not in sheet
    assert client.get("/a/0000000000000000/schools.css").status_code == 404


def test_what_is_no_colour_stays_out_even_if_the_model_let_it_in(app: Flask) -> None:
    bad = School.model_construct(identifier="evil", name="坏", colours=("red;}*{display:none", "#000000"))
    good = School.model_construct(identifier="good", name="好", colours=("#123456", "#abcdef"))
    with app.app_context():
        sheet = school_colours.sheet_of([bad, good])
    assert b"evil" not in sheet.data
    assert b"#123456" in sheet.data
