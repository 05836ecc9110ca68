"""A manuscript as it is handed out, with its versions and what is said of it; and what is refused."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dongling.accounts import Thing
from dongling.problems import DonglingError, Said

LONGEST_REMARK = 2000
"""Characters of a remark."""
GONE = Said("这份稿子不在了，或者不给你看", "this manuscript is not there, or not for you to see")
"""What is said of one that is not there, or not to be seen: the same."""


class State(StrEnum):
    """How far a manuscript has come."""

    DRAFT = "draft"
    """Its author writes; nobody else sees it."""
    REVIEW = "review"
    """The editors of the school read it."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """It was published, and is not any more."""


STATE_NAMES: Mapping[State, Said] = MappingProxyType(
    {
        State.DRAFT: Said("在写", "being written"),
        State.REVIEW: Said("等编辑审", "in review"),
        State.PUBLISHED: Said("已发布", "published"),
        State.WITHDRAWN: Said("已撤回", "withdrawn"),
    }
)


class RemarkOutcome(StrEnum):
    """What became of a remark."""

    OPEN = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said of a field, by the path of its question, or of the whole where that is empty."""

    number: int
    version: int
    who: str
    field: str
    words: str
    said: dt.datetime
    outcome: RemarkOutcome
    settled_by: str


@dataclass(frozen=True, slots=True)
class ManuscriptVersion:
    """A version of a manuscript, without its text; `origin` is the one that an undo or a redo brought back in it."""

    number: int
    saved: dt.datetime
    who: str
    origin: int | None = None

    @property
    def damaged(self) -> bool:
        """Whether it can't be read: never, as its text is the row's own."""
        return False


@dataclass(frozen=True, slots=True)
class ManuscriptLine:
    """A manuscript as lists show it."""

    number: int
    owner: int
    who: str
    school: str
    kind: str
    identifier: str
    title: str
    state: State
    version: int
    published: int | None
    file_digest: str
    origin: str
    begun: dt.datetime
    changed: dt.datetime

    @property
    def thing(self) -> Thing:
        """Return it as what something is done to."""
        return Thing(frozenset({self.school}), self.owner)


@dataclass(frozen=True, slots=True)
class NewManuscript:
    """A manuscript that somebody begins: for which school, of which kind, and what it says.

    `origin` is the unit that it is made after, and `origin_body` what that said; `remarks` are said of it at once, each
    with its field, such as what is to be looked at in a file that was brought in. `intake` is the
    file that it is made of.
    """

    school: str
    kind: str
    body: str
    title: str
    identifier: str
    origin: str = ""
    origin_body: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    intake: "BroughtFile | None" = None


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """A file that a manuscript was made of: its name, how many pieces wait for a word, and the plan as it is kept.

    `first` is the first manuscript of the same file, 0 for this one; `revision` counts what was decided about it.
    """

    name: str
    waits: int
    plan: str
    first: int = 0
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript with the text of its newest version."""

    line: ManuscriptLine
    body: str


class ManuscriptConflict(DonglingError):
    """Somebody saved in between. `base` is the text that this change was made to, `theirs` what is there now."""

    def __init__(self, theirs: Manuscript, base: str) -> None:
        super().__init__(
            Said(
                f"别人已经存了第{theirs.line.version}版，这一次没有保存",
                f"somebody has saved version {theirs.line.version} meanwhile: this was not saved",
            )
        )
        self.theirs, self.base = theirs, base
