"""What follows from a catalogue is made once, and anew for another."""

from dataclasses import replace
from pathlib import Path

from dongling.catalog import Catalog, Terms
from dongling.kinds.lesson import KIND
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.http.per_catalog import PerCatalog


def test_it_is_made_once_for_a_catalogue_and_anew_after_a_reload() -> None:
    made: list[Catalog] = []

    def count(catalog: Catalog) -> int:
        made.append(catalog)
        return len(made)

    once = PerCatalog(count)
    first, second = Catalog(), Catalog()
    assert [once.of(first), once.of(first), once.of(second), once.of(second)] == [1, 1, 2, 2]
    assert [made[0] is first, made[1] is second] == [True, True]


def test_what_rests_on_some_parts_stays_over_reloads_that_leave_them_as_they_are() -> None:
    made: list[Catalog] = []

    def count(catalog: Catalog) -> int:
        made.append(catalog)
        return len(made)

    once = PerCatalog(count, rests_on=lambda catalog: (catalog.facts, catalog.terms))
    first = Catalog()
    alike, other = replace(first, kinds={"k": KIND}), replace(first, terms=Terms())
    assert [once.of(one) for one in (first, alike, other, alike, first)] == [1, 1, 2, 3, 3]


def test_a_library_that_was_closed_takes_nothing_of_the_next_one_along(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    once = PerCatalog(lambda catalog: len(catalog.facts), rests_on=lambda catalog: (catalog.facts,))
    facts = "史料:\n- {编号: old, 陈述: 桥很老。, 把握: verified}\n"
    texts = {"a.yaml": unit_text("a"), "facts.yaml": facts}
    first = open_library(write_content(texts), state=tmp_path / "first")
    assert once.of(first.catalog) == 1
    first.close()
    assert once.of(open_library(write_content(texts), state=tmp_path / "second").catalog) == 1
