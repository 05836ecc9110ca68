"""A hit, and in words why it was found."""

from dongling import Library, Query
from dongling.search import Hit, Results, Why
from dongling_web.search.hits import Reason, changed, field_label, shown_hits


def test_fields_are_called_as_readers_call_them(library: Library) -> None:
    walk = library.catalog.units["walk-bridge"]
    names = ("name", "school", "themes", "stops", "of-a-plugin")
    assert [field_label(walk, name, library.catalog) for name in names] == [
        "标题",
        "学校",
        "主题",
        "站点",
        "of-a-plugin",
    ]


def test_a_hit_says_each_field_and_each_word_once(library: Library) -> None:
    why = (Why("name", ("桥",)), Why("body", ("桥", "拱桥")), Why("body", ()))
    hit = Hit("walk-bridge", 1.0, (("行走的思政课：走到老", False), ("桥", True)), (), why)
    results = Results((hit,), 1, 1, 1, {}, "g")
    shown = shown_hits(results, library.catalog)[0]
    assert shown.title == "走到老<mark>桥</mark>"
    assert shown.snippet == "从校门走到老桥。", "the description stands in for a snippet"
    assert shown.fields == "标题、正文"
    assert shown.reasons == (Reason("", ("桥", "拱桥")),)


def test_what_was_meant_by_other_words_is_named_after_what_was_typed(library: Library) -> None:
    why = (Why("name", ("廊桥",), "pinyin"), Why("body", ("虹桥",), "synonym"), Why("body", ("桥",)))
    results = Results((Hit("walk-bridge", 1.0, (), (), why),), 1, 1, 1, {}, "g")
    shown = shown_hits(results, library.catalog)[0]
    assert shown.reasons == (Reason("", ("桥",)), Reason("同义词", ("虹桥",)), Reason("按读音", ("廊桥",)))


def test_a_correction_is_marked_where_it_changed_the_text() -> None:
    assert changed("古银行树", "古银杏树") == "古银<mark>杏</mark>树"
    assert changed("石拱桥梁", "石拱桥") == "石拱桥"
    assert changed("<b>", "<i>") == "&lt;<mark>i</mark>&gt;"


def test_a_real_hit_has_a_reason(library: Library) -> None:
    results = library.search(Query("老桥"))
    shown = shown_hits(results, library.catalog)[0]
    assert shown.unit.identifier == "walk-bridge"
    assert "标题" in shown.fields
