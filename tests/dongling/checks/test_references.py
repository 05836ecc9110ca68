"""Whether what units and sequences name is there."""

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
