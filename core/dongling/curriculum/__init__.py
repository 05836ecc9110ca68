"""The curriculum across stages: the map with its gaps, cliffs and repetitions, and the ladder of each unit."""

from dongling.curriculum.gaps import Gap
from dongling.curriculum.likeness import MANY, Rung
from dongling.curriculum.map import Cell, CurriculumMap, MapRow, curriculum_map
from dongling.curriculum.map_csv import map_csv
from dongling.curriculum.neighbours import OpenEnd, ladder, open_ends
from dongling.curriculum.new_unit import NewUnit, new_unit
from dongling.curriculum.placement import Rows
from dongling.curriculum.stages import UNSAID, Stages, listed

__all__ = [
    "MANY",
    "UNSAID",
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
