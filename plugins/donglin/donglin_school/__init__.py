"""东林中学：校史、银杏树下、行走的思政课，和本校的学问课堂。"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from donglin_school import coprep, standards, xuewen
from dongling import Kind, Problem, Unit, hookimpl

if TYPE_CHECKING:
    from flask import Blueprint


@hookimpl
def register_courses() -> list[Path]:
    """Return the school's content."""
    return [Path(__file__).parent / "courses"]


@hookimpl
def register_kinds() -> list[Kind]:
    """Return 学问课堂 and 跨学科备课."""
    return [xuewen.KIND, coprep.KIND]


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return a blueprint that brings the templates of the kinds."""
    from flask import Blueprint

    return [Blueprint("donglin", __name__, template_folder="templates")]


@hookimpl
def check_unit(unit: Unit) -> Iterable[Problem]:
    """Hold a unit to its kind and, if it is the school's own, to what the school asks of each unit."""
    yield from xuewen.check(unit)
    yield from coprep.check(unit)
    yield from standards.check(unit)
