"""连元街小学：传家宝、竢实少年、慧学周、磨课研课。"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dongling import Catalog, Kind, Problem, Unit, hookimpl
from lianyuan_school import heirloom, huixue, research, virtue

if TYPE_CHECKING:
    from flask import Blueprint

_KINDS = (heirloom, virtue, huixue, research)


@hookimpl
def register_courses() -> list[Path]:
    """Return the school's content."""
    return [Path(__file__).parent / "courses"]


@hookimpl
def register_kinds() -> list[Kind]:
    """Return the school's four kinds."""
    return [module.KIND for module in _KINDS]


@hookimpl
def register_pages() -> "list[Blueprint]":
    """Return a blueprint that brings the templates of the kinds."""
    from flask import Blueprint

    return [Blueprint("lianyuan", __name__, template_folder="templates")]


@hookimpl
def check_unit(unit: Unit) -> Iterable[Problem]:
    """Hold each unit to what its kind promises."""
    for module in _KINDS:
        yield from module.check(unit)


@hookimpl
def unit_panels(unit: Unit, catalog: Catalog) -> list[str]:
    """Return which of the four virtues have a lesson and which lack one."""
    if unit.kind != virtue.KIND.identifier:
        return []
    return ["四个品格：" + "，".join(f"{name}{f'{n}课' if n else '缺'}" for name, n in virtue.coverage(catalog))]
