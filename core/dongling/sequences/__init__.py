"""A list of steps: what may be done to it, what is wrong with it and what would mend it."""

from dongling.sequences.draft import MOST_STEPS, MOST_TEXT, Draft, as_sequence, given, step_of, taken
from dongling.sequences.findings import Finding
from dongling.sequences.mends import CreateUnit, InsertUnit, Mend, MoveAfter, RemoveStep, SetMinutes
from dongling.sequences.periods import StepTime, in_halves, step_times
from dongling.sequences.report import Coverage, Report, Reporter, report
from dongling.sequences.steps import Steps, insert, move, move_after, remove

__all__ = [
    "MOST_STEPS",
    "MOST_TEXT",
    "Coverage",
    "CreateUnit",
    "Draft",
    "Finding",
    "InsertUnit",
    "Mend",
    "MoveAfter",
    "RemoveStep",
    "Report",
    "Reporter",
    "SetMinutes",
    "StepTime",
    "Steps",
    "as_sequence",
    "given",
    "in_halves",
    "insert",
    "move",
    "move_after",
    "remove",
    "report",
    "step_of",
    "step_times",
    "taken",
]
