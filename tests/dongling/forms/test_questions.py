"""What a form asks: every field that a kind declares, with what stands in the file."""

import pytest

from dongling import Catalog
from dongling.content import parse
from dongling.forms import Question, Sort, questions
from dongling.model import UnitFields, fields_of

TEXT = """\
编号: a-walk
类型: 行走的思政课
名称: 从校门到桥头
年级段: 7-9年级
主题: [运河与城市, 没有的主题]
站点:
  - 地点: 校门口
    分钟: 10
  - 地点: 桥头
安全预案:
  天气: 雷雨不出发
"""


@pytest.fixture
def asked(shipped: Catalog) -> dict[str, Question]:
    """Return the questions of TEXT by their paths."""
    return {one.path: one for one in questions(parse(TEXT).data, shipped.kinds["walk"], shipped.terms)}


def test_each_field_of_every_kind_is_asked_and_each_vocabulary_once(shipped: Catalog) -> None:
    for kind in shipped.kinds.values():
        names = [one.path for one in questions({}, kind, shipped.terms)]
        assert names == [*fields_of(UnitFields), *fields_of(kind.details)]
        (terms,) = (one for one in questions({}, kind, shipped.terms) if one.path == "terms")
        below = {one.field.name for one in terms.rows[0].questions}
        assert "read_scope" in below
        assert not below & {
            "theme",
            "band",
            "synonym",
            *(field.about.scheme for field in fields_of(kind.details).values()),
        }


def test_what_stands_in_the_file_is_shown(asked: dict[str, Question]) -> None:
    assert (asked["name"].value, asked["name"].sort) == ("从校门到桥头", Sort.LINE)
    assert [row.title for row in asked["stops"].rows] == ["校门口", "桥头"]
    assert [row.path for row in asked["stops"].rows] == ["stops.0", "stops.1"]
    assert {one.path: one.value for one in asked["stops"].rows[0].questions}["stops.0.minutes"] == "10"
    assert {one.path: one.value for one in asked["safety"].rows[0].questions}["safety.weather"] == "雷雨不出发"
    assert not asked["minutes"].filled


def test_words_are_chosen_by_either_name_and_one_that_is_not_known_is_not_lost(asked: dict[str, Question]) -> None:
    assert [choice.value for choice in asked["band"].choices if choice.chosen] == ["j"]
    names = [choice.name for choice in asked["competencies"].choices]
    assert len(names) == len(set(names))
    chosen = {choice.name for choice in asked["themes"].choices if choice.chosen}
    assert chosen == {"运河与城市", "没有的主题"}
