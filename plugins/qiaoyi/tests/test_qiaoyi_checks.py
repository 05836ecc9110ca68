"""What 侨谊幼儿园 asks of its units."""

import pytest

import qiaoyi_school
from dongling import Plugins, Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text


def activity(**changes: object) -> str:
    """Return an activity of 20 minutes with the parts of two sides."""
    phase = {"name": "玩", "minutes": "20", "teacher": "带", "pupils": "玩"}
    sides = {"kindergarten_part": "园里玩", "family_part": "回家说"}
    fields = {"kind": "qy.activity", "band": "k", "minutes": "20", "process": [phase], "toward": ["向善"], **sides}
    return unit_text("a", **{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"family_part": None}, ["sides"]),
        ({"family_part": None, "community_part": "请社区来"}, []),
        ({"toward": ["向下"]}, ["unknown-term"]),
        ({"minutes": "25"}, ["minutes-sum"]),
    ],
)
def test_an_activity_has_two_sides_a_direction_and_minutes_that_add_up(
    write_content: WriteContent, open_library: OpenLibrary, changes: dict[str, str], wrong: list[str]
) -> None:
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(qiaoyi_school, "qiaoyi")
    folder = write_content({"u.yaml": activity(**changes)})
    library = open_library(folder, qiaoyi_school.register_courses()[0], plugins=plugins)
    assert [problem.code for problem in library.problems if problem.path.endswith("u.yaml")] == wrong
