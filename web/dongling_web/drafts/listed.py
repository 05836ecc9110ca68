"""A draft as lists and pages show it: with the sequence that it would be."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dongling.model import Sequence
from dongling.sequences import Draft, as_sequence
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import later

if TYPE_CHECKING:
    from dongling.store import SavedDraft

_NO_NAME = later("没有名字的序列")


@dataclass(frozen=True)
class ListedDraft:
    """A draft as the list shows it."""

    saved: "SavedDraft"
    sequence: Sequence

    @property
    def name(self) -> str:
        """What it is called; one without a name is called that, in the language of the reader."""
        return self.sequence.name if self.sequence.name != _NO_NAME.sentence else str(_NO_NAME)

    @classmethod
    def of(cls, saved: "SavedDraft", draft: Draft | None = None) -> "ListedDraft":
        """Return what to show of a draft, or of an earlier version of it."""
        return cls(saved, as_sequence(draft or saved.draft, saved.identifier, current_catalog()))
