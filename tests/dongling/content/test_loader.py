"""Folders -> a catalog, in which one bad file never hides the others."""

from pathlib import Path

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Catalog
from dongling.content import Loader
from dongling.testing import WriteContent, unit_text

KINDS = {kind.identifier: kind for kind in register_kinds()}


def load(*folders: Path, loader: Loader | None = None) -> Catalog:
    """Load folders with the built-in kinds and terms."""
    return (loader or Loader()).load(folders, KINDS, register_terms())


def test_a_bad_file_is_said_and_the_good_ones_are_there(write_content: WriteContent) -> None:
    catalog = load(write_content({"a.yaml": unit_text("a"), "b.yaml": "名称：东林", "c.yaml": unit_text("c")}))
    assert list(catalog.units) == ["a", "c"]
    assert [problem.code for problem in catalog.problems] == ["yaml-colon"]


def test_the_school_of_a_unit_is_that_of_its_folder(write_content: WriteContent) -> None:
    catalog = load(write_content({"school.yaml": "编号: dl\n名称: 东林中学", "a.yaml": unit_text("a")}))
    assert catalog.units["a"].school == "dl"
    assert catalog.schools["dl"].name == "东林中学"


def test_units_survive_a_broken_school_file(write_content: WriteContent) -> None:
    catalog = load(write_content({"school.yaml": "编号: [", "a.yaml": unit_text("a")}))
    assert catalog.units["a"].school == "content"
    assert [problem.severity for problem in catalog.problems] == ["error"]


def test_the_first_unit_keeps_an_identifier_that_two_claim(write_content: WriteContent) -> None:
    catalog = load(write_content({"a.yaml": unit_text("x", name="甲"), "b.yaml": unit_text("x", name="乙")}))
    assert catalog.units["x"].name == "甲"
    (problem,) = catalog.problems
    assert (problem.code, problem.path.rsplit("/", 1)[-1], problem.line) == ("duplicate-identifier", "b.yaml", 1)
    assert "a.yaml:1" in problem.message.zh


def test_terms_of_a_folder_can_be_named_by_its_units(write_content: WriteContent) -> None:
    terms = "词表: virtue\n名称: 品格\n词:\n- {编号: lvze, 名称: 履责}\n"
    folder = write_content({"terms/virtue.yaml": terms, "a.yaml": unit_text("a", terms={"品格": ["履责"]})})
    assert load(folder).units["a"].terms == {"virtue": ("lvze",)}


def test_a_folder_adds_to_a_vocabulary_that_is_there_by_its_name(write_content: WriteContent) -> None:
    more = "词表: synonym\n名称: 同义词\n词:\n- {编号: trip, 名称: 行走, 单向: [春游]}\n"
    catalog = load(write_content({"terms/synonyms.yaml": more, "a.yaml": unit_text("a")}))
    assert catalog.problems == ()
    assert catalog.terms.scheme("synonym")["trip"].one_way == ("春游",)
    assert len(catalog.terms.scheme("synonym")) > 1
    other = load(write_content({"terms/synonyms.yaml": more.replace("同义词", "别的")}))
    assert [problem.code for problem in other.problems] == ["duplicate-identifier"]


def test_an_empty_folder_is_a_warning_that_says_how_to_begin(write_content: WriteContent) -> None:
    (problem,) = load(write_content({})).problems
    assert (problem.severity, problem.code) == ("warning", "no-units")
    assert "dongling new unit" in problem.hint.zh


def test_a_reference_to_what_is_not_loaded_is_a_warning(write_content: WriteContent) -> None:
    folder = write_content(
        {
            "a.yaml": unit_text("a", prerequisites=["b-far"], facts=["f"], places=["p"]),
            "sequences/s.yaml": "编号: s\n名称: 序列\n课次: [{单元: a}, {单元: gone}]",
        }
    )
    catalog = load(folder)
    assert {problem.severity for problem in catalog.problems} == {"warning"}
    assert [p.code for p in catalog.problems] == ["unknown-unit", "unknown-fact", "unknown-place", "unknown-unit"]
    assert [unit.identifier if unit else None for _, unit, _ in catalog.steps(catalog.sequences["s"])] == ["a", None]


def test_only_a_file_that_changed_is_read_again(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    before = load(folder, loader=loader)
    write_content({"a.yaml": unit_text("a", name="新的名称")})
    after = load(folder, loader=loader)
    assert after.units["a"].name == "新的名称"
    assert after.units["b"] is before.units["b"]


def test_a_change_of_the_vocabulary_is_seen_by_every_unit(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content(
        {"terms/v.yaml": "词表: v\n名称: 词\n词: [{编号: a, 名称: 甲}]", "a.yaml": unit_text("a", terms={"v": ["甲"]})}
    )
    assert not load(folder, loader=loader).problems
    write_content({"terms/v.yaml": "词表: v\n名称: 词\n词: [{编号: a, 名称: 乙乙}]"})
    assert [problem.code for problem in load(folder, loader=loader).problems] == ["unknown-term"]


def test_a_folder_that_is_named_like_a_file_is_walked_as_a_folder(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    (folder / "b.yaml").replace(tmp_path / "b")
    (folder / "b.yaml").mkdir()
    assert list(load(folder).units) == ["a"]
