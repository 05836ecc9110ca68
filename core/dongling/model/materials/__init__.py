"""The materials of a unit: sheets with typed tasks and their key, cards, rubrics, misconceptions, notes of trials."""

from dongling.model.materials.key import key, letter
from dongling.model.materials.media import MEDIA_TYPES, Medium, is_media_name
from dongling.model.materials.rubrics import LEVELS, Criterion, Misconception, Rubric, TrialNote
from dongling.model.materials.sheets import Card, CardSet, Worksheet
from dongling.model.materials.shuffle import shuffled
from dongling.model.materials.task_fields import PICTURE, TASK_NAMES
from dongling.model.materials.tasks import (
    BLANK,
    BlankTask,
    ChoiceTask,
    MatchTask,
    ObservationTask,
    OpenTask,
    OrderTask,
    PointTask,
    SheetTask,
)

__all__ = [
    "BLANK",
    "LEVELS",
    "MEDIA_TYPES",
    "PICTURE",
    "TASK_NAMES",
    "BlankTask",
    "Card",
    "CardSet",
    "ChoiceTask",
    "Criterion",
    "MatchTask",
    "Medium",
    "Misconception",
    "ObservationTask",
    "OpenTask",
    "OrderTask",
    "PointTask",
    "Rubric",
    "SheetTask",
    "TrialNote",
    "Worksheet",
    "is_media_name",
    "key",
    "letter",
    "shuffled",
]
