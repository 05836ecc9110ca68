"""What one button would do about a finding: a command, or a new unit, which is a file to download."""

from dataclasses import dataclass

from dongling.curriculum import NewUnit
from dongling.problems import Said
from dongling.sequences.commands import Command


@dataclass(frozen=True, slots=True)
class CreateUnit:
    """Write a new unit for a place between steps; the steps stay as they are."""

    new: NewUnit

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said("新建单元", "new unit")


Mend = Command | CreateUnit
"""What one button would do."""
