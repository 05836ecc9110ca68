"""One byte of the store turns, a hundred times: no draft is silently another or silently gone, and the others stay."""

from pathlib import Path

from tests.faults.flips import flipped_often

TIMES = 100


def test_no_byte_that_turns_is_passed_over_in_silence(tmp_path: Path) -> None:
    silent, noticed, untouched = flipped_often(tmp_path, TIMES, seed=20261201)
    assert silent == []
    assert noticed > TIMES / 4, "the flips hit nothing"
    assert sorted(untouched)[len(untouched) // 2] >= 10, "damage of one draft reached the others"
