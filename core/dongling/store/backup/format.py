"""A backup as text: gzipped lines of JSON that belong to no database: drafts, each before its versions, other tables.

The last line is a checksum. A database file from elsewhere could harm whoever opens it; lines of JSON are read as what
they are, or refused.
"""

from typing import Annotated, Literal, NamedTuple

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    StringConstraints,
    TypeAdapter,
)

from dongling.sequences import Draft
from dongling.store.drafts.draft_text import LONGEST_DID

FORMAT = 3
"""Since 2 the end says how much there is, and a draft whether it lay in the trash; since 3 the other tables follow."""
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int, Field(ge=1, lt=2**31)]
TableName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,63}$")]
Sentence = Annotated[str, StringConstraints(max_length=LONGEST_DID)]


class Counts(NamedTuple):
    """How much a backup holds."""

    drafts: int
    versions: int
    damaged: int = 0
    """How many of either were not what had been written, and are left out."""
    people: int = 0


class LeftAlone(NamedTuple):
    """What a restore left as it is: accounts that were there, who has left, drafts that are another's by now."""

    accounts: int = 0
    left: int = 0
    drafts: int = 0


class Head(BaseModel):
    """The first line: what this is, when it was made, and in format 1 how much follows."""

    row: Literal["head"] = "head"
    format: Literal["dongling-backup"] = "dongling-backup"
    version: int = FORMAT
    made: AwareDatetime
    drafts: int | None = None
    versions: int | None = None
    tables: tuple[TableName, ...] = ()
    """Which tables follow the drafts: what is in them is put in the place of what is there."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DraftRow(_Row):
    """A draft, without what it says: its versions follow, the oldest first, the newest always."""

    row: Literal["draft"] = "draft"
    id: Number | None = None
    edit_hash: Hash
    read_hash: Hash
    version: Number
    created: AwareDatetime
    used: AwareDatetime
    trashed: bool = False


class VersionRow(_Row):
    """A version of the draft before it."""

    row: Literal["version"] = "version"
    number: Number
    saved: AwareDatetime
    did: tuple[Sentence, Sentence]
    draft: Draft
    origin: Number | None = None


class TableRow(_Row):
    """A row of another table, by the names of its columns."""

    row: Literal["row"] = "row"
    table: TableName
    values: dict[str, StrictStr | StrictBool | StrictInt | None]


class End(_Row):
    """The last line: the SHA-256 of all before it, and since format 2 how much that was."""

    row: Literal["end"] = "end"
    checksum: Hash
    drafts: int | None = None
    versions: int | None = None
    rows: int | None = None


Line = Head | DraftRow | VersionRow | TableRow | End
LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="row")])
