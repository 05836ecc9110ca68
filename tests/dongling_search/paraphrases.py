"""What readers type in other words than the units', and what nothing here answers, each set in halves.

By the first half of `paraphrases` and `unanswered` rules were chosen; the second was looked at meanwhile. Units that
came later have theirs in a file of its own (`LATER`): written when rules and other names were there, from the units
alone; fourteen words were added by its first half, nothing by its second. By all of `readers.yaml`, three more of each
unit, other names were written and bounds chosen. The sets of `held_back` were written after the first rules, and
nothing is changed by them: they only tell how good the rules are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

_HERE = Path(__file__).parent
FIRST, LATER = "paraphrases.yaml", "paraphrases_later.yaml"
"""Four paraphrases of each unit: of those that there were when rules were made, and of the others."""
READERS = "readers.yaml"


@dataclass(frozen=True)
class Paraphrase:
    """What a reader types in other words than the unit's."""

    unit: str
    view: str
    text: str


Halves = tuple[Sequence[Paraphrase], Sequence[Paraphrase]]
Texts = tuple[Sequence[str], Sequence[str]]


def paraphrases(file: str = FIRST) -> Halves:
    """Return those to choose rules by and those held back: two and two of each unit."""
    rows = yaml.safe_load((_HERE / file).read_text(encoding="utf-8"))
    every = [[Paraphrase(unit, one["view"], one["text"]) for one in asked] for unit, asked in rows.items()]
    return [p for asked in every for p in asked[::2]], [p for asked in every for p in asked[1::2]]


def unanswered(file: str = "unanswered.yaml") -> Texts:
    """Return what nothing here answers, in halves."""
    rows = yaml.safe_load((_HERE / file).read_text(encoding="utf-8"))
    return rows[::2], rows[1::2]


def held_back() -> tuple[Halves, Texts]:
    """Return both sets that nothing was chosen by: paraphrases of every unit, and what nothing answers."""
    return paraphrases("held_back.yaml"), unanswered("held_back_unanswered.yaml")
