"""Stages and the curriculum map: what is there, what is missing, what comes twice."""

from dongling.curriculum.gaps import Gap
from dongling.curriculum.map import Cell, CurriculumMap, MapRow, Rows, curriculum_map
from dongling.curriculum.map_csv import map_csv
from dongling.curriculum.neighbours import OpenEnd, Rung, ladder, open_ends
from dongling.curriculum.new_unit import NewUnit, new_unit
from dongling.curriculum.stages import Stages, listed

__all__ = [
    "Cell",
    "CurriculumMap",
    "Gap",
    "MapRow",
    "NewUnit",
    "OpenEnd",
    "Rows",
    "Rung",
    "Stages",
    "curriculum_map",
    "ladder",
    "listed",
    "map_csv",
    "new_unit",
    "open_ends",
]
