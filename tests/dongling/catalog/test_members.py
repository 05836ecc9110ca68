"""What collections hold."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from dongling.catalog import Catalog, Records
from dongling.catalog.members import Members
from dongling.model import Collection, CollectionQuery
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.counting import counted
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue with two dated units, one of them for teachers, and a collection of everything."""
    return write_courses(
        write_content,
        open_library,
        new=unit_text("new", updated="2026-09-02", keywords=["桥"], terms={"history": ["h-party"]}),
        staff=unit_text("staff", updated="2026-09-01", audience=["teacher"]),
        collections__every="编号: every\n名称: 全部\n查询: {类型: [课堂教学]}",
    )


def members(catalog: Catalog, **query: Any) -> Members:
    """Return the members of the collection with another query."""
    changed = {"query": CollectionQuery.model_validate(query)}
    return catalog.membership.of(catalog.collections["every"].model_copy(update=changed))


def test_the_newest_come_first_and_what_has_no_date_last(catalog: Catalog) -> None:
    found = catalog.membership.of(catalog.collections["every"])
    assert found.every[:3] == ("new", "staff", "bridge")
    assert set(found.every) == set(catalog.units)
    assert found.shown == tuple(name for name in found.every if name not in {"staff", "meeting"})
    assert found.dated == 1
    assert [unit.identifier for unit in catalog.members(catalog.collections["every"])] == list(found.every)


def test_what_is_for_teachers_is_shown_where_the_query_asks_for_them(catalog: Catalog) -> None:
    found = members(catalog, audience=["teacher"])
    assert (found.shown, found.dated) == (("staff", "meeting"), 1)


def test_units_stand_by_the_words_that_the_query_lists_where_it_says_so_but_a_feed_has_the_newest_first(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    words = {
        "a": ("2026-09-03", ["h-reform"]),
        "b": ("2026-09-01", ["h-newchina", "h-party"]),
        "c": ("2026-09-02", ["h-newchina"]),
    }
    units = {name: unit_text(name, updated=day, terms={"history": has}) for name, (day, has) in words.items()}
    by = "编号: by\n名称: 四史\n查询: {次序: 四史, 词表: {四史: [党史, 新中国史, 改革开放史]}}"
    catalog = write_courses(write_content, open_library, **units, collections__by=by)
    found = catalog.membership.of(catalog.collections["by"])
    assert found.by_door["pupil"] == ("b", "c", "a")
    assert found.shown == ("a", "c", "b")
    stand = catalog.membership.words(found.every, catalog.collections["by"].query)
    assert stand == {"b": "h-party", "c": "h-newchina", "a": "h-reform"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"theme": ["yunhe"], "stage": ["primary"]}, {"river", "bridge"}),
        ({"theme": ["yunhe", "none"], "stage": ["junior", "senior"]}, {"walk"}),
        ({"keyword": ["桥"]}, {"new"}),
        ({"terms": {"history": ["h-party"]}}, {"new"}),
        ({"stage": ["kg"], "minutes": 20}, set()),
        ({"school": ["gone"]}, set()),
    ],
)
def test_values_of_one_key_are_or_and_keys_are_and(catalog: Catalog, query: dict[str, Any], names: set[str]) -> None:
    assert set(members(catalog, **query).every) == names


def test_a_query_looks_only_at_what_its_narrowest_facet_leaves_and_only_once(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, touched = counted(catalog)
    asked = Collection.model_construct(
        identifier="kg", query=CollectionQuery.model_validate({"stage": ["kg"], "kind": ["lesson"]})
    )
    assert whole.tables.every_with_value
    assert whole.tables.naming
    touched.forget()
    looked, every = set[str](), Records.every

    def noted(of: Records, field: str, names: Sequence[str]) -> Iterator[Any]:
        looked.update(names)
        return every(of, field, names)

    monkeypatch.setattr(Records, "every", noted)
    for names in ({"flower"}, set[str]()):
        looked.clear()
        assert whole.membership.of(asked).every == ("flower",)
        assert (looked, touched.names) == (names, set())


def test_another_query_under_the_same_name_is_answered_anew(catalog: Catalog) -> None:
    assert members(catalog, stage=["kg"]).every == ("flower",)
    assert members(catalog, stage=["senior"]).every == ("vote",)


def test_a_door_shows_what_is_for_its_readers_and_a_query_for_an_audience_decides_alone(catalog: Catalog) -> None:
    everything = catalog.membership.of(catalog.collections["every"])
    assert everything.by_door["pupil"] == everything.by_door["family"] == everything.shown
    assert everything.by_door["teacher"] == everything.every
    assert set(members(catalog, audience=["teacher"]).by_door.values()) == {("staff", "meeting")}
