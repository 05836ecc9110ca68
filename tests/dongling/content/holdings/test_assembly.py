"""A catalogue put together: what was decoded stays so from one to the next, and old ones stay as they were."""

from pathlib import Path

from dongling.catalog.sqlite import CatalogueFile
from dongling.content.holdings import Follower
from dongling.model import Collection, CollectionQuery
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import KINDS, Loaded


def _collection(word: str) -> Collection:
    query = CollectionQuery.model_validate({"keyword": [word]})
    return Collection.model_construct(identifier=word, query=query)


def test_a_unit_that_did_not_change_is_the_same_object_in_the_next_catalogue(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    before = loaded.loader.catalog
    kept = before.units["a"]
    loaded.write({"b.yaml": unit_text("b", name="新")})
    now = loaded.loader.catalog
    assert now is not before
    assert now.units["a"] is kept
    assert (before.units["b"].name, now.units["b"].name) == ("一节课", "新")


def test_tables_of_before_are_taken_over_when_only_problems_changed(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a")})
    tables = loaded.loader.catalog.tables
    loaded.write({"notes.yml": "x"})
    assert [problem.code for problem in loaded.loader.catalog.problems] == ["yml"]
    assert loaded.loader.catalog.tables.records == tables.records


def test_members_of_collections_stay_but_those_that_a_changed_unit_is_or_was_in(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a", keywords=["甲"]), "b.yaml": unit_text("b", keywords=["乙"])})
    asked = [_collection(word) for word in ("甲", "乙", "丙")]
    before = list(map(loaded.loader.catalog.membership.of, asked))
    loaded.write({"b.yaml": unit_text("b", keywords=["丙"])})
    now = list(map(loaded.loader.catalog.membership.of, asked))
    assert now[0] is before[0]
    assert [found.every for found in now] == [("a",), (), ("b",)]
    loaded.write({"b.yaml": unit_text("b", keywords=["丙"], body="正文另写。")})
    assert list(map(loaded.loader.catalog.membership.of, asked)) == now
    assert all(one is other for one, other in zip(map(loaded.loader.catalog.membership.of, asked), now, strict=True))


def test_records_and_what_is_said_of_facts_stay_when_only_the_words_of_a_unit_change(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a")})
    tables = loaded.loader.catalog.tables
    records, facts = tables.records, tables.of_facts
    loaded.write({"a.yaml": unit_text("a", body="正文另写。")})
    assert loaded.loader.catalog.tables is not tables
    assert (loaded.loader.catalog.tables.records is records, loaded.loader.catalog.tables.of_facts is facts) == (
        True,
        True,
    )


def test_who_follows_sees_what_was_written_and_nothing_when_nothing_was(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a"), "b.yaml": "名称：坏"})
    follower = Follower(CatalogueFile(loaded.path, "", writes=False), KINDS)
    assert list(follower.catalog.units) == ["a"]
    assert follower.catalog.problems == loaded.loader.catalog.problems
    assert not follower.look()
    loaded.write({"b.yaml": unit_text("b")})
    assert follower.look()
    assert (list(follower.catalog.units), list(follower.catalog.problems)) == (["a", "b"], [])
    assert follower.in_place
    loaded.path.unlink()
    assert not follower.in_place
