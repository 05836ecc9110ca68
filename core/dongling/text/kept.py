"""What was made of a text is kept by what the text says, so that it is made once."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Called with a text, returns what `make` makes of it: once, also when several threads ask at the same time.

    `weigh` says how heavy a value is; above `most` in all, what was asked for longest ago is let go.
    """

    def __init__(self, make: Callable[[str], V], weigh: Callable[[V], int], most: int) -> None:
        self._make, self._weigh, self._most = make, weigh, most
        self._held: OrderedDict[bytes, tuple[V, int]] = OrderedDict()
        self._making: dict[bytes, threading.Lock] = {}
        self._lock = threading.Lock()
        self.weight = 0

    def __call__(self, text: str) -> V:
        """Return what is made of a text."""
        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            if key in self._held:
                return self._found(key)
            turn = self._making.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                if key in self._held:
                    return self._found(key)
            try:
                value = self._make(text)
                with self._lock:
                    self._keep(key, value)
            finally:
                self._making.pop(key, None)
            return value

    def put(self, text: str, value: V) -> None:
        """Keep what was made of a text elsewhere."""
        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            if key not in self._held:
                self._keep(key, value)

    def _found(self, key: bytes) -> V:
        self._held.move_to_end(key)
        return self._held[key][0]

    def _keep(self, key: bytes, value: V) -> None:
        self._held[key] = value, self._weigh(value)
        self.weight += self._held[key][1]
        while self.weight > self._most and len(self._held) > 1:
            _, (_, lighter) = self._held.popitem(last=False)
            self.weight -= lighter
