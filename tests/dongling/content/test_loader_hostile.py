"""The largest file that may be written takes a bounded amount of work, whatever it is full of."""

import sys
from collections import Counter
from types import FrameType

import pytest

from bench.hostile_yaml import FILES
from dongling import Plugins, Settings
from dongling.content import yamlfile
from dongling.testing import OpenLibrary, WriteContent

MOST_CALLS = 3_000_000
"""Calls of functions, Python's and C's, to load and check a folder with one such file; a sound one takes 50,000.

Before there were limits, 14 of these files took more than 20 s, by the square of what they are full of.
"""


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    """Return the built-in plugins, loaded once: they are none of what is counted."""
    return Plugins.load(Settings(safe_mode=True))


@pytest.mark.parametrize("label", FILES)
def test_the_largest_file_of_every_sort_is_read_with_bounded_work(
    write_content: WriteContent, open_library: OpenLibrary, plugins: Plugins, label: str
) -> None:
    name, text = FILES[label]()
    assert len(text.encode()) <= yamlfile.MAX_BYTES
    count: Counter[str] = Counter()

    def noted(_frame: FrameType, event: str, _value: object) -> None:
        count[event] += 1

    folder = write_content({name: text})
    sys.setprofile(noted)
    try:
        library = open_library(folder, plugins=plugins)
    finally:
        sys.setprofile(None)
    assert count["call"] + count["c_call"] <= MOST_CALLS
    assert len(library.problems) <= 205
