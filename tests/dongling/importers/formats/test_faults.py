"""What is said of a file: both languages, and what mends it."""

import pytest

from dongling.importers.formats import faults
from dongling.languages import holds_chinese
from dongling.problems import Said

EVERY = [value for name, value in vars(faults).items() if name.isupper() and isinstance(value, Said)]


@pytest.mark.parametrize("said", [*EVERY, faults.unknown_format("a.odt"), faults.other_format(".xlsx")])
def test_a_fault_is_said_in_two_languages(said: Said) -> None:
    assert holds_chinese(said.zh)
    assert not holds_chinese(said.en)


def test_a_long_name_is_cut() -> None:
    assert len(faults.unknown_format("a" * 500).zh) < 150
