"""Many short texts in one long one: a hundred thousand take a few megabytes, and a look for a part of any is one look.

They are written to files and read back as plain arrays.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Arrays = Mapping[str, npt.NDArray[np.generic]]
"""Plain arrays by name, as they stand in a file."""
_UTF8 = "utf-8", "surrogatepass"


class Lines(Sequence[str]):
    """Texts in their order, each after a line break: `text[starts[n]]` is the line break before text n."""

    def __init__(self, text: str, starts: npt.NDArray[np.int64]) -> None:
        self.text, self.starts = text, starts
        self._bounds: memoryview[int] = starts.data

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Lines":
        """Return texts as lines."""
        lines = [f"\n{text}" for text in texts]
        return cls("".join(lines), np.fromiter(accumulate(map(len, lines), initial=0), np.int64, len(lines) + 1))

    @classmethod
    def read(cls, name: str, arrays: Arrays) -> "Lines":
        """Return the lines that were written under a name."""
        text = arrays[name].tobytes().decode(*_UTF8)
        return cls(text, arrays[f"{name}.starts"].astype(np.int64))

    def written(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        """Return what `read` reads."""
        text = np.frombuffer(self.text.encode(*_UTF8), np.uint8)
        return {name: text, f"{name}.starts": self.starts.astype(np.uint32)}

    @classmethod
    def joined(cls, parts: Sequence["Lines"]) -> "Lines":
        """Return the lines of all parts, one part's after the other's."""
        bases = accumulate((len(part.text) for part in parts), initial=0)
        starts = [part.starts[:-1] + base for part, base in zip(parts, bases, strict=False)]
        end = np.array([sum(len(part.text) for part in parts)])
        return cls("".join(part.text for part in parts), np.concatenate([*starts, end]).astype(np.int64))

    def part(self, first: int, last: int) -> "Lines":
        """Return the lines from `first` to before `last`."""
        begin, end = self._bounds[first], self._bounds[last]
        return Lines(self.text[begin:end], self.starts[first : last + 1] - begin)

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, number: int) -> str:  # type: ignore[override]  # of one text, never of a slice
        return self.text[self._bounds[number] + 1 : self._bounds[number + 1]]

    def __iter__(self) -> Iterator[str]:
        text, at = self.text, 1
        for end in self.starts[1:].tolist():
            yield text[at:end]
            at = end + 1

    def holding(self, part: str) -> Iterator[int]:
        """Yield the numbers of the lines that hold `part`; a line break before it ties it to the beginning."""
        at = self.text.find(part)
        while at >= 0:
            number = bisect_right(self._bounds, at) - 1
            yield number
            at = self.text.find(part, self._bounds[number + 1])
