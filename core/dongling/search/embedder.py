"""The protocol of an embedder: texts -> vectors, near each other where the texts mean the same.

It is never needed: without one, and whenever one fails, search goes by words alone.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from dongling.settings import Settings

Vector = Sequence[float]


class Embedder(Protocol):
    """Turns texts into vectors of one length, whose cosine tells how near two texts are in meaning.

    `name` changes whenever the same text may get another vector: what was kept is then made anew. It is called from
    one thread at a time; each method returns a vector for each text, in order, or raises, whatever went wrong.
    """

    @property
    def name(self) -> str:
        """What the vectors are made by: model and version."""
        ...

    def questions(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of what readers type; a page waits for it."""
        ...

    def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of what units say; nobody waits for it."""
        ...


MakeEmbedder = Callable[[Settings], Embedder]
"""Makes an embedder of the settings; may raise DonglingError with a sentence, such as what has to be installed."""
