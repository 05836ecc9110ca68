"""Numbers that come from outside, in addresses and forms: plain figures that every database takes, or none."""

import re

from flask import Flask
from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1
"""No number of anything is higher."""
_DIGITS = 10
_PLAIN = re.compile(r"[0-9]{1,10}")


class NumberConverter(IntegerConverter):
    """What `<int:…>` of an address takes, of plugins' too: any other figures are no such page.

    A longer number is the largest, which nothing has: the page itself says that there is no such thing.
    """

    regex = r"[0-9]+"

    def to_python(self, value: str) -> int:
        """Return the number; Werkzeug's ValidationError is raised where the page takes less."""
        return int(super().to_python(value if len(value) <= _DIGITS and int(value) <= LARGEST else str(LARGEST)))


def keep_numbers(app: Flask) -> None:
    """Have `app` take no number in an address that its database could not."""
    app.url_map.converters["int"] = NumberConverter


def whole_number(typed: str | None, default: int = 0) -> int:
    """Return the number that somebody typed, `default` for what is none that there can be."""
    if typed is None or not _PLAIN.fullmatch(typed):
        return default
    number = int(typed)
    return number if number <= LARGEST else default


def whole_numbers(typed: list[str]) -> list[int]:
    """Return those of what was typed that are numbers."""
    return [int(one) for one in typed if _PLAIN.fullmatch(one) and int(one) <= LARGEST]
