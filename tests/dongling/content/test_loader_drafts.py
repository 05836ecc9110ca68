"""A draft is loaded and checked, and is nowhere that a reader asks."""

from dongling.search import Query
from dongling.testing import OpenLibrary, RunDongling, WriteContent, unit_text

SEQUENCE = "编号: s\n名称: 一条线\n课次:\n  - 单元: a\n  - 单元: b\n"
FILES = {"a.yaml": unit_text("a"), "sequences/s.yaml": SEQUENCE}
DRAFT = unit_text("b", name="半座桥", review_status="draft", facts=["no-fact"])


def test_a_draft_is_checked_and_in_no_table_that_readers_ask(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content(
        {"a.yaml": unit_text("a", prerequisites=["b"]), "b.yaml": DRAFT, "sequences/s.yaml": SEQUENCE}
    )
    library = open_library(folder, search=True)
    catalog = library.catalog
    assert (list(catalog.units), list(catalog.drafts)) == (["a"], ["b"])
    assert (list(catalog.tables.records), list(catalog.tables.named)) == (["a"], ["一节课"])
    assert library.search(Query("半座桥")).hits == ()
    assert library.complete("半座") == []
    said = {(one.code, one.path.rpartition("/")[2], one.line) for one in library.problems}
    assert said == {("draft-unit", "a.yaml", 14), ("draft-unit", "s.yaml", 5), ("unknown-fact", "b.yaml", 14)}


def test_it_comes_and_goes_with_its_status_and_what_names_it_is_looked_at_again(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({**FILES, "b.yaml": DRAFT}), search=True)
    write_content({"b.yaml": DRAFT.replace("draft", "reviewed")})
    library.reload()
    assert [hit.identifier for hit in library.search(Query("半座桥")).hits] == ["b"]
    assert {one.code for one in library.problems} == {"unknown-fact"}
    write_content({"b.yaml": DRAFT})
    library.reload()
    assert library.search(Query("半座桥")).hits == ()
    assert {one.code for one in library.problems} == {"draft-unit", "unknown-fact"}


def test_of_one_that_was_published_elsewhere_that_is_said(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content({"a.yaml": unit_text("a", review_status="draft"), "schools/east/a.yaml": unit_text("a")})
    library = open_library(folder)
    assert [(one.code, one.severity) for one in library.problems] == [("draft-published", "warning")]
    assert list(library.catalog.units) == ["a"]


def test_the_check_counts_and_names_them(write_content: WriteContent, run_dongling: RunDongling) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b", review_status="draft")})
    outcome = run_dongling("check", folder)
    assert (outcome.status, outcome.out) == (0, "")
    assert "1个单元" in outcome.err
    assert "另有1个草稿，读者看不到：b" in outcome.err
    assert '"drafts": [\n    "b"\n  ]' in run_dongling("check", "--json", folder).out
    taken = run_dongling("--school", folder, "export", "b", "--as", "yaml", "--out", folder / "b.out")
    assert "还是草稿" in taken.err
