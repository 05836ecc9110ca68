"""What one button would do to a list of steps."""

from collections.abc import Sequence as Listed
from dataclasses import dataclass

from dongling.curriculum import NewUnit
from dongling.model import Step
from dongling.problems import Said
from dongling.sequences.steps import Steps, insert, move_after, remove, set_minutes


@dataclass(frozen=True, slots=True)
class MoveAfter:
    """Move a step to stand right after another; `after` 0 is the top."""

    step: int
    after: int

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        if not self.after:
            return Said("移到最前", "move to the top")
        return Said(f"移到第{self.after}步之后", f"move after step {self.after}")

    def apply(self, steps: Listed[Step]) -> Steps:
        """Return the steps mended."""
        return move_after(steps, self.step, self.after)


@dataclass(frozen=True, slots=True)
class InsertUnit:
    """Insert a unit, which becomes step `at`."""

    unit: str
    at: int
    name: str

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said(f"加入《{self.name}》", f"add “{self.name}”")

    def apply(self, steps: Listed[Step]) -> Steps:
        """Return the steps mended."""
        return insert(steps, Step(unit=self.unit), self.at)


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Remove a step."""

    step: int

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said(f"移出第{self.step}步", f"remove step {self.step}")

    def apply(self, steps: Listed[Step]) -> Steps:
        """Return the steps mended."""
        return remove(steps, self.step)


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Give a step other minutes."""

    step: int
    minutes: int

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said(f"改成{self.minutes}分钟", f"make it {self.minutes} min")

    def apply(self, steps: Listed[Step]) -> Steps:
        """Return the steps mended."""
        return set_minutes(steps, self.step, self.minutes)


@dataclass(frozen=True, slots=True)
class CreateUnit:
    """Write a new unit for a place between steps: a file to download, so the steps stay as they are."""

    new: NewUnit

    @property
    def said(self) -> Said:
        """Return the words on the button."""
        return Said("新建单元", "new unit")

    def apply(self, steps: Listed[Step]) -> Steps:
        """Return the steps as they are."""
        return tuple(steps)


Mend = MoveAfter | InsertUnit | RemoveStep | SetMinutes | CreateUnit
"""What one button would do."""
