"""How a unit stands in a row of the builder: drawn once for a catalogue."""

from flask import Flask

from dongling import Library
from dongling_web.builder.faces import Faces


def test_a_face_shows_name_kind_stage_and_school_and_is_drawn_once(app: Flask, library: Library) -> None:
    faces, unit = Faces(library.catalog), library.catalog.units["film-bell"]
    with app.test_request_context():
        face = faces(unit)
        assert faces(unit) is face
    assert face.name == "一口老钟"
    assert "校史微课程" in face.kind
    assert "初中" in face.meta
    assert "东校" in face.meta
