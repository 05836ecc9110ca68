"""A value for each of many characters, in numbers: a hundred times less memory than a dict of single characters."""

from array import array
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

V = TypeVar("V", bound=Hashable)
_CODES = 2**16
"""Of characters beyond, which no table of ours has, nothing is known."""


class CharTable(Generic[V]):
    """Says what a character has; `otherwise` is for those that were not put. There are some thousand values at most."""

    def __init__(self, otherwise: V) -> None:
        self._values: dict[V, int] = {otherwise: 0}
        self._listed = [otherwise]
        self._numbers = array("H", bytes(2 * _CODES))

    def put(self, chars: Iterable[str], value: V) -> None:
        """Let characters have a value. Raises IndexError for a character beyond the first plane."""
        number = self._values.setdefault(value, len(self._listed))
        if number == len(self._listed):
            self._listed.append(value)
        for char in chars:
            self._numbers[ord(char)] = number

    def of(self, char: str) -> V:
        """Return what a character has."""
        code = ord(char)
        return self._listed[self._numbers[code]] if code < _CODES else self._listed[0]
