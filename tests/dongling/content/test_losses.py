"""A folder that is half empty for a moment is not taken for the truth; one that stays so is, soon."""

from dongling.content.losses import EMPTY_PATIENCE, PATIENCE, Losses


class Looks:
    """Looks at a folder one after another, each of which knows the files that the one before left standing."""

    def __init__(self, known: str) -> None:
        self._losses, self._known = Losses(), set(known)

    def held(self, there: set[str], now: float) -> set[str]:
        """Return what is missing and yet stands."""
        held = set(self._losses.held(self._known, there, now))
        self._known = there | held
        return held


def paths(text: str) -> set[str]:
    """Return a path for each letter."""
    return set(text)


def losses(known: str = "abcdef") -> Looks:
    """Return losses that know some files."""
    return Looks(known)


def test_a_few_files_are_gone_at_once() -> None:
    assert losses().held(paths("abcd"), 0) == set()


def test_more_than_a_third_stand_until_a_second_look_finds_them_missing_too() -> None:
    missing = losses()
    assert missing.held(paths("abc"), 0) == paths("def")
    assert missing.held(paths("abc"), PATIENCE / 2) == paths("def")
    assert missing.held(paths("abc"), PATIENCE) == set()
    assert missing.held(paths("ab"), PATIENCE) == set(), "what was accepted is the new measure"


def test_a_folder_that_is_still_being_deleted_is_waited_for() -> None:
    missing = losses()
    assert missing.held(paths("abc"), 0) == paths("def")
    assert missing.held(paths("ab"), PATIENCE) == paths("cdef")
    assert missing.held(paths("abcdef"), PATIENCE + 1) == set()


def test_an_empty_folder_is_waited_for_longer() -> None:
    missing = losses()
    assert missing.held(set(), 0) == paths("abcdef")
    assert missing.held(set(), PATIENCE + 1) == paths("abcdef")
    assert missing.held(set(), EMPTY_PATIENCE) == set()


def test_a_slow_deletion_is_noticed_though_each_look_misses_few() -> None:
    missing = losses("abcdefghijkl")
    assert missing.held(paths("abcdefghijk"), 0.0) == set()
    assert missing.held(paths("abcdefghij"), 0.5) == set()
    assert missing.held(paths("abcdefgh"), 1.0) == set()
    assert missing.held(paths("abcdef"), 1.5) == paths("gh")


def test_a_folder_with_other_files_keeps_those_of_before_for_a_moment() -> None:
    missing = losses("abc")
    assert missing.held(paths("xyz"), 0) == paths("abc")
    assert missing.held(paths("xyz"), PATIENCE) == set()
