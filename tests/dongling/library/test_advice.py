"""What to do about what was not found."""

from dongling import Library
from dongling.library import advice
from dongling.search import MissedQueries
from dongling.testing import OpenLibrary, WriteContent, unit_text


def missed(library: Library, *texts: str) -> dict[str, tuple[str, str]]:
    """Return the unit and the advice for each text, when readers missed them."""
    assert library.cache
    for text in texts:
        MissedQueries(library.cache).note(text, "nothing")
    return {one.missed.text: (one.unit, one.said.zh) for one in advice(library)}


def test_what_no_unit_tells_is_to_be_written_and_what_one_is_near_may_be_its_other_name(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    unit = unit_text("bridge", name="走到老桥", keywords=["石拱桥"])
    told = missed(open_library(write_content({"a.yaml": unit}), search=True), "量子力学", "老桥古刹", "走到老桥")
    assert told["量子力学"][0] == ""
    assert "可以写一个" in told["量子力学"][1]
    assert told["老桥古刹"][0] == "bridge"
    assert "同义词 老桥古刹 = 石拱桥" in told["老桥古刹"][1]
    assert told["走到老桥"] == ("bridge", "现在搜得到了")


def test_without_a_count_there_is_no_advice(open_library: OpenLibrary, write_content: WriteContent) -> None:
    assert missed(open_library(write_content({"a.yaml": unit_text()}), search=True)) == {}
