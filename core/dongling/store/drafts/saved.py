"""What the store hands out: a draft as it is saved, a line of its history, two savers at odds, damage."""

import datetime as dt
from dataclasses import dataclass, field

from dongling.problems import AWAY, DonglingError, Said
from dongling.sequences import Draft
from dongling.store.drafts.keys import identifier, shelf_number

KEPT = dt.timedelta(days=731)
"""How long a draft is kept after it was last opened or saved: two school years."""
KEPT_SAID = Said("两学年", "two school years")
IN_TRASH = dt.timedelta(days=30)
"""How long one that was deleted can be taken back."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft as the store holds it; `edit_key` is "" when it was opened by the read key. The keys are secrets.

    It is kept until `expires` at least: there as it is, or in the trash when it was deleted (`deleted`).
    """

    edit_key: str = field(repr=False)
    read_key: str = field(repr=False)
    draft: Draft
    version: int
    saved: dt.datetime
    expires: dt.datetime
    deleted: bool = False

    @property
    def identifier(self) -> str:
        """Return the name under which it is exported, such as `draft-ab12cd34`."""
        return identifier(self.read_key)

    @property
    def shelf_number(self) -> int:
        """Return which draft of a shelf it was opened as; 0 when a secret key opened it."""
        return shelf_number(self.read_key)


@dataclass(frozen=True, slots=True)
class Version:
    """A line of a draft's history: when it was saved, what was done, how many steps it had then.

    `origin` is the version that an undo or a redo brought back in it. Of one that is damaged only the number is
    known, and 0 stands for those of which not even that is.
    """

    number: int
    saved: dt.datetime
    did: Said
    steps: int
    origin: int | None = None
    damaged: bool = False


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


class Damaged(DonglingError):
    """A draft that is not what was saved: it was left alone. `good` is its last sound version, if there is any."""

    def __init__(self, good: SavedDraft | None) -> None:
        self.good = good
        zh = f"最后完好的是第{good.version}版" if good else "没有一版完好，请管理员从备份恢复"
        en = f"its last sound version is {good.version}" if good else "no version is sound; bring a backup back"
        super().__init__(
            Said(
                f"这个序列存下的数据损坏了，没有动它；{zh}",
                f"what was saved of this sequence is damaged and was left alone; {en}",
            ),
            status=AWAY,
        )
