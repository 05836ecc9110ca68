"""Two changes put together: both are there, and only what both changed otherwise is a clash."""

from hypothesis import given
from hypothesis import strategies as st

from dongling.editor import merged

BASE = {"名称": "走", "分钟": "60", "站点": [{"地点": "甲"}, {"地点": "乙"}], "安全预案": {"天气": "晴"}}
ANY = st.recursive(
    st.text(max_size=2),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text("ab", max_size=2), below, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(st.text("abc", max_size=1), ANY, max_size=4)


def test_changes_of_different_places_are_both_there() -> None:
    mine = {**BASE, "名称": "走一走", "站点": [{"地点": "甲二"}, {"地点": "乙"}]}
    theirs = {**BASE, "分钟": "90", "站点": [{"地点": "甲"}, {"地点": "乙二"}], "正文": "新"}
    made, clashes = merged(BASE, mine, theirs)
    assert clashes == []
    assert made == {**BASE, "名称": "走一走", "分钟": "90", "站点": [{"地点": "甲二"}, {"地点": "乙二"}], "正文": "新"}


def test_what_one_side_takes_away_is_gone_and_a_clash_keeps_mine() -> None:
    without = {key: value for key, value in BASE.items() if key != "分钟"}
    assert merged(BASE, BASE, without) == (without, [])
    made, clashes = merged(BASE, {**BASE, "安全预案": {"天气": "雨"}}, {**BASE, "安全预案": {"天气": "雪"}})
    assert (made["安全预案"], clashes) == ({"天气": "雨"}, ["安全预案.天气"])
    made, clashes = merged(BASE, {**BASE, "站点": [{"地点": "丙"}]}, {**BASE, "站点": []})
    assert (made["站点"], clashes) == ([{"地点": "丙"}], ["站点"])


@given(MAPPINGS, MAPPINGS, MAPPINGS)
def test_whatever_is_merged_one_side_alone_is_taken_whole(base: dict[str, object], one: dict[str, object],
                                                          other: dict[str, object]) -> None:  # fmt: skip
    assert merged(base, one, base) == (one, [])
    assert merged(base, base, other) == (other, [])
    assert merged(base, one, one) == (one, [])
    _, clashes = merged(base, one, other)
    assert len(clashes) == len(merged(base, other, one)[1])
