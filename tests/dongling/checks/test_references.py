"""Whether what units and sequences name is there."""

from pathlib import Path

from dongling.checks import awaited
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_an_unknown_fact_of_a_derived_figure_is_found_at_its_line(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    text = unit_text("a", derived=[{"text": "九百多年", "from": ["sy-1111"]}])
    (problem,) = open_library(write_content({"a.yaml": text})).problems
    line = next(i for i, line in enumerate(text.splitlines(), 1) if "sy-1111" in line)
    assert (problem.code, problem.line) == ("unknown-fact", line)


def test_the_nearest_identifier_is_offered(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("dl-ginkgo"), "b.yaml": unit_text("b", prerequisites=["dl-ginko"])})
    (problem,) = open_library(folder).problems
    assert problem.hint.zh == "是不是“dl-ginkgo”？"


def test_what_is_there_is_not_mentioned(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b", prerequisites=["a"])})
    assert open_library(folder).problems == []


PARTNERS = {
    "school.yaml": "编号: ours\n名称: 本校\n前缀: our\n合作学校: [dl, ly]\n",
    "a.yaml": unit_text("our-a", prerequisites=["dl-away"]),
    "sequences/s.yaml": "编号: our-s\n名称: 序列\n课次:\n  - 单元: ly-away\n  - 单元: our-a\n",
}


def test_a_unit_of_a_partner_that_is_not_installed_is_no_problem_but_awaited(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content(PARTNERS))
    assert library.problems == []
    assert [(item.identifier, away) for item, away in awaited(library.catalog)] == [("our-a", "dl"), ("our-s", "ly")]


def test_once_a_partner_is_there_a_name_that_it_has_not_is_a_slip(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    partner = tmp_path / "partner"
    partner.mkdir()
    (partner / "school.yaml").write_text("编号: partner\n名称: 那一所\n前缀: dl\n", encoding="utf-8")
    (partner / "b.yaml").write_text(unit_text("dl-awey"), encoding="utf-8")
    library = open_library(write_content(PARTNERS), partner)
    assert [(problem.code, problem.hint.zh) for problem in library.problems] == [("unknown-unit", "是不是“dl-awey”？")]


def test_a_name_that_belongs_to_no_partner_is_a_slip(write_content: WriteContent, open_library: OpenLibrary) -> None:
    changed = {**PARTNERS, "a.yaml": unit_text("our-a", prerequisites=["our-b", "qy-away", "dlaway"])}
    problems = open_library(write_content(changed)).problems
    assert [problem.code for problem in problems] == ["unknown-unit"] * 3


def test_the_partners_of_one_school_excuse_no_other(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.yaml").write_text(unit_text("c", prerequisites=["dl-away"]), encoding="utf-8")
    (problem,) = open_library(write_content(PARTNERS), other).problems
    assert problem.path.endswith("c.yaml")
