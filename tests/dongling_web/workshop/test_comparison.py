"""Two texts of a unit side by side: only what differs, and in it what is new and what is gone."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling import Library
from dongling.content import parse
from dongling.forms import questions
from dongling_web.workshop.comparison import _words, changes

BEFORE = "编号: a\n类型: walk\n名称: 走到桥头\n站点:\n  - 地点: 甲\n    分钟: 5\n"


def test_only_the_fields_that_differ_are_shown_by_what_they_are_called(library: Library) -> None:
    catalog = library.catalog
    after = BEFORE.replace("走到桥头", "走过桥头").replace("分钟: 5", "分钟: 6") + "  - 地点: 乙\n"
    old, new = (questions(parse(text).data, catalog.kinds["walk"], catalog.terms) for text in (BEFORE, after))
    made = {one.path: (one.label, one.words) for one in changes(old, new)}
    assert made == {
        "name": ("名称", (("same", "走"), ("gone", "到"), ("new", "过"), ("same", "桥头"))),
        "stops.0.minutes": ("站点 1 · 分钟", (("gone", "5"), ("new", "6"))),
        "stops.1.place": ("站点 2 · 地点", (("new", "乙"),)),
    }
    assert changes(new, new) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("甲乙丙丁", max_size=30), st.text("甲乙丙丁", max_size=30))
def test_what_is_shown_holds_both_texts(before: str, after: str) -> None:
    words = list(_words(before, after))
    assert "".join(text for change, text in words if change != "new") == before
    assert "".join(text for change, text in words if change != "gone") == after


def test_very_long_values_are_shown_whole() -> None:
    assert list(_words("一" * 3000, "二" * 3000)) == [("gone", "一" * 3000), ("new", "二" * 3000)]
