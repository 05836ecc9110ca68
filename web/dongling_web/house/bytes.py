"""Bytes as people read them."""

import shutil

from dongling.library import Library
from dongling.problems import DonglingError
from dongling_web.languages.words import spoken

_MB, _GB = 1_000_000, 1_000_000_000


def megabytes(count: int) -> str:
    """Return a number of bytes in megabytes or gigabytes."""
    return f"{count / _GB:.1f} GB" if count >= _GB else f"{count / _MB:.1f} MB"


def room_on(library: Library) -> str:
    """Return how much room is left where the site keeps what people save."""
    try:
        usage = shutil.disk_usage(library.data)
    except (OSError, DonglingError):
        return spoken("看不到")
    return spoken("还剩%(free)s，共%(total)s", free=megabytes(usage.free), total=megabytes(usage.total))
