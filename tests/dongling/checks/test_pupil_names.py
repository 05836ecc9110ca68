"""No pupil's name in content."""

import pytest

from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.mark.parametrize("text", ["请张小明同学来讲", "李华同学说", "和王芳同学一起"])
def test_a_full_name_before_tongxue_is_a_warning_at_its_place(
    write_content: WriteContent, open_library: OpenLibrary, text: str
) -> None:
    (problem,) = open_library(write_content({"a.yaml": unit_text("a", description=text)})).problems
    assert (problem.severity, problem.code, problem.line) == ("warning", "pupil-name", 4)


@pytest.mark.parametrize(
    "text",
    [
        "张同学说",
        "小明同学说",
        "许多同学",
        "周围同学",
        "高年级同学",
        "全班同学",
        "向同学们说",
        "和同学商量",
        "同班同学",
    ],
)
def test_what_is_no_full_name_is_left_alone(write_content: WriteContent, open_library: OpenLibrary, text: str) -> None:
    assert open_library(write_content({"a.yaml": unit_text("a", description=text)})).problems == []
