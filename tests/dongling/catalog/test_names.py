"""What a unit is called where its kind stands beside it."""

import pytest

from dongling.builtin import register_kinds
from dongling.catalog import Catalog, prefix_length, short_name, unit_name
from dongling.model import Unit
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return a catalogue of one lesson."""
    return open_library(write_content({"a.yaml": unit_text("a", name="课堂教学：水")})).catalog


def named(catalog: Catalog, name: str, kind: str) -> Unit:
    """Return the lesson under another name and kind."""
    return catalog.units["a"].model_copy(update={"name": name, "kind": kind})


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("行走的思政课：走到老桥", "walk", "走到老桥"),
        ("校史微课程：一口老钟", "micro_course", "一口老钟"),
        ("微讲堂：一封信", "micro_lecture", "一封信"),
        ("第1节水课", "lesson", "第1节水课"),
        ("水：从哪里来", "lesson", "水：从哪里来"),
        ("课堂教学：", "lesson", "课堂教学："),
        ("课堂教学：水", "unknown", "课堂教学：水"),
    ],
)
def test_a_name_loses_a_prefix_that_only_repeats_its_kind(catalog: Catalog, name: str, kind: str, short: str) -> None:
    unit = named(catalog, name, kind)
    assert short_name(unit, catalog) == short
    assert prefix_length(unit.name, unit.kind, catalog) == len(name) - len(short)
    assert {made.identifier for made in register_kinds()} >= {kind} - {"unknown"}


def test_a_unit_that_is_not_loaded_is_called_by_its_identifier(catalog: Catalog) -> None:
    assert unit_name("a", catalog) == "水"
    assert unit_name("not-loaded", catalog) == "not-loaded"
