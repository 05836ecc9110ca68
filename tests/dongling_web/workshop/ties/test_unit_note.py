"""A page of a unit stands whatever is the matter with what people save."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling_web.http.context import current_catalog
from dongling_web.workshop.ties.unit_note import manuscript_of


@pytest.mark.of_sqlite
def test_nobody_is_told_of_a_manuscript_where_nobody_can_be_known(lu: FlaskClient, site: Flask, tmp_path: Path) -> None:
    with site.test_request_context("/"):
        assert manuscript_of(current_catalog().units["a"]) is None
    (file,) = tmp_path.rglob("drafts.db")
    moved = file.rename(file.with_name("moved.db"))
    assert lu.get("/units/a?door=teacher").status_code == 200
    moved.rename(file)
