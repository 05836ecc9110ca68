"""A new school plugin: a folder that installs, loads and passes its own tests as it is."""

import re
from collections.abc import Mapping
from pathlib import Path

from dongling.problems import DonglingError, Said

NAME = r"[a-z][a-z0-9]{1,30}"

_PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "dongling-school-{name}"
version = "0.1.0"
description = "{name}：本校的课程单元"
requires-python = ">=3.11"
dependencies = ["dongling"]

[project.entry-points.dongling]
{name} = "{name}_school"

[project.entry-points."dongling.contract"]
api = "1"

[tool.hatch.build.targets.wheel]
packages = ["{name}_school"]
"""

_MODULE = '''\
"""{name}：本校的课程单元。"""

from pathlib import Path

from dongling import hookimpl


@hookimpl
def register_courses() -> list[Path]:
    """Return the school's content."""
    return [Path(__file__).parent / "courses"]
'''

_SCHOOL = """\
编号: {name}
名称: {name}  # 改成学校的名字
前缀: {name}
学段: [初中]
一校一品:
责任人:
联系方式:
"""

_LESSON = """\
# 课程单元：课堂教学。这是一个例子，改成自己的课；要一个空的样子，用 dongling new unit 课堂教学
编号: {name}-lesson-1
类型: 课堂教学
名称: 校门口的一棵老树
简介: 找一棵比学校还老的树，问一问谁种的，谁在照看它。
年级段: 7-9年级
分钟: 45
审核状态: 示例（未经学校审定）  # 自己的课写：草稿（读者看不到）、已集体备课、学校审定
责任人: 年级组长（由学校确认）
环节:
  - 名称: 看树
    分钟: 15
    教师活动: 带学生到树下，看树牌，量树围。
    学生活动: 画下树的样子，记下一个想问的问题。
  - 名称: 问树
    分钟: 30
    教师活动: 请一位照看它的师傅来，帮学生把问题排个次序。
    学生活动: 两人一组去问，把回答讲给全班听。
"""

_TEST = '''\
"""The school's own content has no error. Run it with pytest; the fixtures come with dongling."""

from pathlib import Path

from dongling.testing import RunDongling

COURSES = Path(__file__).parent.parent / "{name}_school" / "courses"


def test_our_units_have_no_error(run_dongling: RunDongling) -> None:
    outcome = run_dongling("check", COURSES)
    assert outcome.status == 0, outcome.out
'''


def plugin_files(name: str, unit: str) -> Mapping[str, str]:
    """Return the files of a plugin called `name` by their path; `unit` is the text of its first unit.

    Raises DonglingError when the name can't be one.
    """
    if not re.fullmatch(NAME, name):
        raise DonglingError(
            Said(f"插件名“{name}”只用小写字母和数字，字母开头", f"plugin name “{name}”: a-z first, then a-z and 0-9")
        )
    package = f"{name}_school"
    return {
        "pyproject.toml": _PYPROJECT.format(name=name),
        f"{package}/__init__.py": _MODULE.format(name=name),
        f"{package}/courses/school.yaml": _SCHOOL.format(name=name),
        f"{package}/courses/{name}-lesson-1.yaml": unit,
        f"tests/test_{name}.py": _TEST.format(name=name),
    }


def first_lesson(name: str) -> str:
    """Return the text of a plugin's first unit: a small lesson that can be read as it is."""
    return _LESSON.format(name=name)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a new folder. Raises DonglingError when it is there already or can't be made."""
    try:
        folder.mkdir(parents=True)
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except FileExistsError:
        raise DonglingError(
            Said(f"{folder} 已经有了，换一个名字", f"{folder} is there already; take another name")
        ) from None
    except OSError as error:
        raise DonglingError(
            Said(f"写不了 {folder}：{error.strerror}", f"can't write {folder}: {error.strerror}")
        ) from None
