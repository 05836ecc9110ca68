"""Python's collector of cycles, kept out of the way: it walks all that was loaded, and every thread waits for it."""

import gc
from collections.abc import Generator
from contextlib import contextmanager

from dongling.library.heap import give_back


@contextmanager
def quiet() -> Generator[None]:
    """Collect nothing inside; afterwards as before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Rest:
    """What lets a process rest that has loaded: `begin` does so once, and never again.

    What is there then is taken out of every later collection. To do so again at each reload would keep all that the
    one before left behind.
    """

    def __init__(self) -> None:
        self._begun = False

    def begin(self) -> None:
        """Take all that is there out of later collections, unless that was done before."""
        if not self._begun:
            self._begun = True
            gc.collect()
            gc.freeze()
            give_back()


REST = Rest()
"""That of this process."""
