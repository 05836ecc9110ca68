"""What a request sees: one catalog, and the day."""

import datetime as dt

from flask import Flask

from dongling import Library
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.http import context


def test_a_request_sees_one_catalog_whatever_is_reloaded(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    library: Library = open_library(write_content({"a.yaml": unit_text()}), search=True)
    app = create_app(library)
    with app.test_request_context():
        before = context.current_catalog()
        write_content({"b.yaml": unit_text("b-lesson")})
        library.reload()
        assert context.current_catalog() is before
    with app.test_request_context():
        assert "b-lesson" in context.current_catalog().units


def test_the_day_is_the_one_given_or_the_one_here(app: Flask, library: Library) -> None:
    with app.test_request_context():
        assert context.current_day() == dt.date(2026, 9, 10)
    before = context.local_day()
    with create_app(library).test_request_context():
        assert before <= context.current_day() <= context.local_day()
