"""What the store hands out: a draft as it is saved, a line of its history, and two savers at odds."""

import datetime as dt
from dataclasses import dataclass, field

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft
from dongling.store.drafts.keys import identifier

KEPT = dt.timedelta(days=180)
"""How long a draft is kept after it was last opened or saved."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft as the store holds it; `edit_key` is "" when it was opened by the read key. The keys are secrets."""

    edit_key: str = field(repr=False)
    read_key: str = field(repr=False)
    draft: Draft
    version: int
    saved: dt.datetime
    expires: dt.datetime

    @property
    def identifier(self) -> str:
        """Return the name under which it is exported, such as `draft-ab12cd34`."""
        return identifier(self.read_key)


@dataclass(frozen=True, slots=True)
class Version:
    """A line of a draft's history: when it was saved, what was done, how many steps it had then."""

    number: int
    saved: dt.datetime
    did: Said
    steps: int


class Conflict(DonglingError):
    """Somebody saved in between: nothing was changed, and both drafts are here to choose from."""

    def __init__(self, theirs: SavedDraft, mine: Draft) -> None:
        self.theirs, self.mine = theirs, mine
        super().__init__(
            Said(
                "另一个窗口或另一个人刚才也保存了这个序列。两份都在，选一份",
                "another tab or person saved this sequence meanwhile. Both are here: choose one",
            )
        )
