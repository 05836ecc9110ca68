"""Files on their way into the catalogue's file: what stays, what goes, who has an identifier."""

from pathlib import Path

from dongling.content.holdings.intake import KEEP
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import Loaded


def test_a_file_that_says_the_same_gives_nothing_new(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a")})
    before = dict(loaded.loader.catalog.units.numbers)  # type: ignore[attr-defined]  # of stored units
    loaded.write({"a.yaml": unit_text("a")})
    assert loaded.loader.catalog.units.numbers == before  # type: ignore[attr-defined]  # of stored units


def test_who_has_an_identifier_first_keeps_it_and_another_gets_it_when_that_goes(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"b.yaml": unit_text("x", name="乙")})
    loaded.write({"a.yaml": unit_text("x", name="甲")})
    assert loaded.loader.catalog.units["x"].name == "甲"
    assert [problem.code for problem in loaded.loader.catalog.problems] == ["duplicate-identifier"]
    loaded.write({"a.yaml": None})
    assert loaded.loader.catalog.units["x"].name == "乙"
    assert list(loaded.loader.catalog.problems) == []


def test_a_late_claim_is_remembered_however_many_generations_pass(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"b.yaml": unit_text("x", name="乙")})
    loaded.write({"a.yaml": unit_text("x", name="甲")})
    for count in range(KEEP + 2):
        loaded.write({"c.yaml": unit_text("c", name=f"第{count}次")})
    loaded.write({"a.yaml": None})
    assert loaded.loader.catalog.units["x"].name == "乙"


def test_what_is_gone_stays_for_those_who_hold_a_catalogue_of_before_and_is_swept_later(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a", name="旧"), "b.yaml": unit_text("b")})
    before = loaded.loader.catalog
    loaded.write({"a.yaml": unit_text("a", name="新"), "b.yaml": None})
    assert [unit.name for unit in before.units.values()] == ["旧", "一节课"]
    assert str(before.units["b"].source.path).endswith("/b.yaml")
    for count in range(KEEP + 1):
        loaded.write({"c.yaml": unit_text("c", name=f"第{count}次")})
    (left,) = loaded.database.all("select count(*) from entry where identifier in ('a', 'b')")[0]
    assert left == 1
    assert loaded.database.all("select count(*) from file where gone") == [(0,)]


def test_a_unit_that_means_something_again_is_looked_at_again(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"b.yaml": unit_text("x", facts=["gone"])})
    loaded.write({"a.yaml": unit_text("x")})
    assert [problem.code for problem in loaded.loader.catalog.problems] == ["duplicate-identifier"]
    loaded.write({"a.yaml": None})
    assert [problem.code for problem in loaded.loader.catalog.problems] == ["unknown-fact"]


def test_what_stands_of_a_broken_file_gives_way_to_a_sound_one_and_comes_back(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("x", name="甲")})
    loaded.write({"a.yaml": "名称：坏"})
    assert loaded.loader.catalog.units["x"].name == "甲"
    loaded.write({"b.yaml": unit_text("x", name="乙")})
    assert loaded.loader.catalog.units["x"].name == "乙"
    loaded.write({"b.yaml": None})
    assert loaded.loader.catalog.units["x"].name == "甲"
    assert loaded.loader.catalog.errors_since(loaded.loader.catalog.units["x"])
