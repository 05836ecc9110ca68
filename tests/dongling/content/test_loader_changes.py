"""Whatever is done to the files, and in whatever order: the catalogue is what a plain reading of them gives."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.dongling.content.changes import Change, changes
from tests.dongling.content.follow import walked


def _named_anew(which: int, what: int) -> list[Change]:
    """Return a vocabulary, a unit that names a term of it, and the vocabulary with other names."""
    words = [Change("terms", 0, 0, number, named=False) for number in (0, what)]
    return [words[0], Change("unit", 0, which, 2, named=False), words[1]]


_CALLED_OTHERWISE, _MEANS_ANOTHER = _named_anew(3, 2), _named_anew(0, 4)
"""A term that the unit names by its identifier has another name; the word that it is named by is that of another."""


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@example(_CALLED_OTHERWISE)
@example(_MEANS_ANOTHER)
@given(st.lists(changes, min_size=1, max_size=9))
def test_after_any_changes_the_catalogue_is_what_a_plain_reading_gives(steps: list[Change]) -> None:
    with TemporaryDirectory() as place:
        walked(Path(place), steps)
