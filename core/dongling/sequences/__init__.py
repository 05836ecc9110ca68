"""A list of steps: what may be done to it, what is wrong with it and what would mend it."""

from dongling.sequences.command_form import Earlier, none_earlier, read_command
from dongling.sequences.commands import Command, Edited, InsertUnit, Move, MoveAfter, RemoveStep, Restore
from dongling.sequences.draft import MOST_STEPS, MOST_TEXT, Draft, as_sequence, given, step_of, taken
from dongling.sequences.findings import Finding
from dongling.sequences.mends import CreateUnit, Mend
from dongling.sequences.periods import StepTime, in_halves, step_times
from dongling.sequences.report import Coverage, Report, Reporter, report
from dongling.sequences.text_commands import SetStep, Typed

__all__ = [
    "MOST_STEPS",
    "MOST_TEXT",
    "Command",
    "Coverage",
    "CreateUnit",
    "Draft",
    "Earlier",
    "Edited",
    "Finding",
    "InsertUnit",
    "Mend",
    "Move",
    "MoveAfter",
    "RemoveStep",
    "Report",
    "Reporter",
    "Restore",
    "SetStep",
    "StepTime",
    "Typed",
    "as_sequence",
    "given",
    "in_halves",
    "none_earlier",
    "read_command",
    "report",
    "step_of",
    "step_times",
    "taken",
]
