"""Requests that wait for a thread: each address in its turn, and never all threads for one address.

A queue in the order of arrival is the same for everybody, so whoever asks a hundred things at once makes all others
wait for them.
"""

from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast

from waitress.task import ThreadedTaskDispatcher

FIRST = "first"
"""Whose turn is always next: no address is called so."""


class Asker(Protocol):
    """What waits for a thread; `asker` is the address whose turn it takes."""

    asker: str

    def come_forward(self, waiting: Callable[[str], int]) -> None:
        """Set `asker`, knowing how many of an address wait already."""
        ...


A = TypeVar("A", bound=Asker)


class FairQueue(Generic[A]):
    """A queue, as waitress asks it, from which an address has at most `running` out at the same time.

    It is true while somebody in it may go on. Not safe by itself: whoever uses it holds the dispatcher's lock.
    """

    def __init__(self, running: int) -> None:
        self._most = running
        self._running: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[A]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def __bool__(self) -> bool:
        return any(self._running[who] < self._most for who in self._waiting)

    def waiting(self, who: str) -> int:
        """Return how many of an address wait."""
        return len(self._waiting.get(who, ()))

    def append(self, one: A) -> None:
        """Let one wait behind the others of its address."""
        self._waiting.setdefault(one.asker, deque()).append(one)
        if one.asker == FIRST:
            self._waiting.move_to_end(FIRST, last=False)

    def popleft(self) -> A:
        """Return the next and move its address behind all others; IndexError when nobody may go on."""
        who = next((who for who in self._waiting if self._running[who] < self._most), None)
        if who is None:
            raise IndexError
        waiting = self._waiting[who]
        one = waiting.popleft()
        self._waiting.move_to_end(who)
        if not waiting:
            del self._waiting[who]
        self._running[who] += 1
        return one

    def done(self, who: str) -> None:
        """Note that one of an address has been answered."""
        self._running[who] -= 1
        if self._running[who] <= 0:
            del self._running[who]


class FairDispatcher(ThreadedTaskDispatcher):
    """The threads of waitress, with such a queue."""

    def __init__(self, threads: int, running: int) -> None:
        super().__init__()
        self.turns: FairQueue[Any] = FairQueue(running)
        self.queue = cast("Any", self.turns)  # the type of waitress' own is a deque
        self.set_thread_count(threads)

    def add_task(self, task: Any) -> None:
        """Let a connection, whose next request is complete, wait for its turn."""
        task.come_forward(self.turns.waiting)
        super().add_task(task)

    def done(self, who: str) -> None:
        """Note that a request of an address has been answered; the thread that did it looks for the next itself."""
        with self.lock:
            self.turns.done(who)
