"""What the site says of itself."""

import logging

import pytest
from flask import Flask

from dongling_web.http.health import Sign, add_sign, health


@pytest.fixture
def app() -> Flask:
    """Return an app with two parts."""
    app = Flask("parts")
    add_sign(app, "disk", lambda: Sign(well=True, shown=42))
    add_sign(app, "watcher", lambda: Sign(well=True, shown="watching"))
    return app


def test_an_app_without_parts_is_well() -> None:
    with Flask("bare").app_context():
        assert health() == {"status": "ok"}


def test_each_part_adds_its_own_field(app: Flask) -> None:
    with app.app_context():
        assert health() == {"status": "ok", "disk": 42, "watcher": "watching"}


def test_one_part_that_is_not_well_is_enough(app: Flask) -> None:
    add_sign(app, "disk", lambda: Sign(well=False, shown=1))
    with app.app_context():
        assert health() == {"status": "degraded", "disk": 1, "watcher": "watching"}


def test_a_part_that_can_not_be_asked_is_null_and_the_others_are_told(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> Sign:
        raise OSError("no disk")

    add_sign(app, "disk", away)
    with app.app_context(), caplog.at_level(logging.WARNING):
        assert health() == {"status": "degraded", "disk": None, "watcher": "watching"}
    assert "no disk" in caplog.text
