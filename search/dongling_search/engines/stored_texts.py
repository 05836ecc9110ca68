"""The texts of a unit as a hit has them: all in one, so that what is looked for is looked for once and not in each.

A field is cut out of them when it is asked for: of a dozen fields a page shows two or three.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import cast

from dongling_search.language.folded_text import Folded, Odd, begins_joining, fold_with_places

StoredField = tuple[str, str, Folded]
"""A field of a unit: its name, its text as written, and folded."""


@dataclass(frozen=True, slots=True, eq=False)
class StoredTexts(Sequence[StoredField]):
    """The fields of a unit; it is equal to any sequence of the same.

    `written` and `folded` have the texts of all fields with a line break between, and `ends` and `folded_ends` where
    each ends. `odd` has, by the number of a field, the stretches that folding made longer or shorter.
    """

    names: tuple[str, ...]
    written: str
    ends: Sequence[int]
    folded: str
    folded_ends: Sequence[int]
    odd: Mapping[int, tuple[Odd, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, fields: Sequence[StoredField]) -> "StoredTexts":
        """Return fields as one; what is one already as it is."""
        if isinstance(fields, StoredTexts):
            return fields
        written, folded = [text for _, text, _ in fields], [one.text for _, _, one in fields]
        return cls(
            tuple(name for name, _, _ in fields),
            "\n".join(written),
            ends_of(map(len, written)),
            "\n".join(folded),
            ends_of(map(len, folded)),
            {number: one.odd for number, (_, _, one) in enumerate(fields) if one.odd},
        )

    @classmethod
    def folding(cls, names: Sequence[str], texts: Sequence[str]) -> "StoredTexts":
        """Fold texts: all at once, unless one begins with what would join the line break before it."""
        if any(map(begins_joining, texts)):
            return cls.of([(name, text, fold_with_places(text)) for name, text in zip(names, texts, strict=True)])
        written = "\n".join(texts)
        whole, ends = fold_with_places(written), ends_of(map(len, texts))
        if not whole.odd:
            return cls(tuple(names), written, ends, whole.text, ends)
        folded_ends = list(map(whole.place_of, ends))
        odd: dict[int, tuple[Odd, ...]] = {}
        for start, end, first, last in whole.odd:
            number = bisect_left(folded_ends, end)
            here, there = (at[number - 1] + 1 if number else 0 for at in (folded_ends, ends))
            odd[number] = (*odd.get(number, ()), (start - here, end - here, first - there, last - there))
        return cls(tuple(names), written, ends, whole.text, folded_ends, odd)

    @property
    def size(self) -> int:
        """Bytes held, about: of a text mostly two a character."""
        return 2 * len(self.written) + 2 * len(self.folded) + 64 * len(self.names) + 512

    def text(self, number: int) -> str:
        """Return the text of a field as written."""
        return self.written[self.ends[number - 1] + 1 if number else 0 : self.ends[number]]

    def folded_text(self, number: int) -> Folded:
        """Return the text of a field folded."""
        return Folded(self.folded[self.start(number) : self.folded_ends[number]], self.odd.get(number, ()))

    def start(self, number: int) -> int:
        """Return where a field begins in `folded`."""
        return self.folded_ends[number - 1] + 1 if number else 0

    def number(self, text: str) -> int:
        """Return the first field that was written so; -1 when none was."""
        return next((number for number in range(len(self.names)) if self._is(number, text)), -1)

    def _is(self, number: int, text: str) -> bool:
        start = self.ends[number - 1] + 1 if number else 0
        return self.ends[number] - start == len(text) and self.written.startswith(text, start)

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, number: int) -> StoredField:  # type: ignore[override]  # one field, never a slice
        place = range(len(self.names))[number]
        return self.names[place], self.text(place), self.folded_text(place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(cast("Sequence[StoredField]", other))

    __hash__ = None  # type: ignore[assignment]  # what is equal to a list has no hash either


def ends_of(lengths: Iterable[int]) -> list[int]:
    """Return where texts of these lengths end that stand one after the other, with one character between."""
    return [end - 1 for end in accumulate(length + 1 for length in lengths)]
