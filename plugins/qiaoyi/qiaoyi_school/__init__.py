"""侨谊幼儿园：映山红活动、三味书社、送教结对，三维协同。"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dongling import Kind, Problem, Unit, hookimpl
from qiaoyi_school import activity, bookclub, sides, support

if TYPE_CHECKING:
    from flask import Blueprint


@hookimpl
def register_courses() -> list[Path]:
    """Return the school's content."""
    return [Path(__file__).parent / "courses"]


@hookimpl
def register_kinds() -> list[Kind]:
    """Return the school's three kinds."""
    return [activity.KIND, bookclub.KIND, support.KIND]


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return a blueprint that brings the templates of the kinds."""
    from flask import Blueprint

    return [Blueprint("qiaoyi", __name__, template_folder="templates")]


@hookimpl
def check_unit(unit: Unit) -> Iterable[Problem]:
    """Hold each unit to its phases and to the three sides."""
    yield from sides.check(unit)
    yield from activity.check(unit)
