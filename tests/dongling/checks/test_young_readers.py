"""What young readers need."""

from dongling.testing import OpenLibrary, WriteContent, unit_text

LONG = "我们沿着河边慢慢地走到那座有三个桥洞的老石桥上再停下来看一看水面。"


def codes(open_library: OpenLibrary, write_content: WriteContent, **fields: object) -> list[str]:
    """Return the codes of what is wrong with a lesson."""
    words = {"name": "看", "minutes": "45", "teacher": LONG, "intent": LONG, "pupils": fields.pop("pupils", "看桥。")}
    library = open_library(write_content({"a.yaml": unit_text("a", process=[words], **fields)}))
    return [problem.code for problem in library.problems]


def test_long_sentences_that_small_children_read_are_hinted_at(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    assert codes(open_library, write_content, band="p1", pupils=LONG * 4) == ["long-sentences"]
    assert codes(open_library, write_content, band="p2", pupils=f"看桥。{LONG}数桥洞；写下来。") == []
    assert codes(open_library, write_content, band="p2", pupils=LONG) == [], "too few to tell"
    assert codes(open_library, write_content, band="j", pupils=LONG * 4) == []


def test_so_they_are_on_sheets_in_options_and_on_cards_each_by_itself(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    asked = {"type": "choice", "prompt": "几座？", "options": [f"{LONG}{i}" for i in range(4)], "right": [f"{LONG}0"]}
    short = {**asked, "prompt": LONG * 4, "options": list("一二三四"), "right": ["一"]}
    sheets = [{"identifier": "one", "name": "单", "tasks": [asked]}]
    prompts = [{"identifier": "one", "name": "单", "tasks": [short]}]
    cards = [{"identifier": "two", "name": "卡", "cards": [{"text": LONG} for _ in range(4)]}]
    for field in ({"worksheets": sheets}, {"worksheets": prompts}, {"cards": cards}, {"description": LONG * 4}):
        assert codes(open_library, write_content, band="p2", **field).count("long-sentences") == 1
    assert "long-sentences" in codes(open_library, write_content, band="k", description=LONG * 4)
    assert "long-sentences" not in codes(open_library, write_content, band="k", audience=["teacher"], cards=cards)


def test_what_only_teachers_read_may_be_long(open_library: OpenLibrary, write_content: WriteContent) -> None:
    assert codes(open_library, write_content, band="p1") == []


def test_a_reading_has_a_syllable_for_each_character(open_library: OpenLibrary, write_content: WriteContent) -> None:
    assert codes(open_library, write_content, readings=[{"word": "肚子", "sounds": "dù"}]) == ["readings"]
    assert codes(open_library, write_content, readings=[{"word": "肚子", "sounds": "dù zi"}]) == []
