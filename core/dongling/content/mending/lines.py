"""A text as lines that know where they begin in it."""

from dongling.content.mending.slips import line_starts


class Lines:
    """The lines of a text, without their ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = line_starts(text)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._starts)

    def __getitem__(self, number: int) -> str:
        """Return a line; they count from 0."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """Return where a line begins in the text."""
        return self._starts[number]
