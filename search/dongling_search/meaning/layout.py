"""What is laid out of a state of the index: which units have vectors, of which documents, and how near they are.

A change costs what changed, here and on disk.
"""

from collections.abc import Mapping

from dongling_search.engines import MODULUS, mark
from dongling_search.meaning.nearness import Nearness
from dongling_search.meaning.vectors import Floats


class Layout:
    """The vectors of units by the digests of their documents; what a change costs is what changed."""

    def __init__(self, made_by: str, strangers: Floats) -> None:
        """Take who makes the vectors, and those of STRANGERS, of shape (questions, length)."""
        self.made_by, self.length = made_by, int(strangers.shape[1])
        self.nearness = Nearness({}, strangers)
        self._digests: dict[str, str] = {}
        self._sum = 0

    @property
    def edition(self) -> str:
        """What changes whenever the same question may have other units near."""
        return f"{self.made_by} {self.length} {self._sum:x}"

    def __len__(self) -> int:
        return len(self._digests)

    def lacking(self, known: Mapping[str, str]) -> dict[str, str]:
        """Return the units, with their digests, whose vectors are not laid out."""
        return {name: digest for name, digest in known.items() if self._digests.get(name) != digest}

    def take(self, known: Mapping[str, str], vectors: Mapping[str, Floats]) -> None:
        """Lay out the vectors by digest, and leave out units that are gone or are other documents now."""
        old = {name: digest for name, digest in self._digests.items() if known.get(name) != digest}
        new = {name: digest for name, digest in self.lacking(known).items() if digest in vectors}
        if not (old or new):
            return
        self.nearness = self.nearness.changed({name: vectors[digest] for name, digest in new.items()}, old.keys())
        for name in old:
            del self._digests[name]
        self._digests |= new
        self._sum = (self._sum + _sum(new) - _sum(old)) % MODULUS


def _sum(documents: Mapping[str, str]) -> int:
    return sum(mark(name, digest) for name, digest in documents.items())
