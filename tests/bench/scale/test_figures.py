"""A figure is held against what must be and what is aimed at."""

import pytest

from bench.scale.__main__ import ROWS
from bench.scale.figures import FIGURES, Figure, verdict

RSS = Figure("rss", "memory", "memory", "MB", {1_000: 130}, {1_000: 110})


@pytest.mark.parametrize(("value", "said"), [(110, "aim"), (110.1, "yes"), (130, "yes"), (130.1, "no")])
def test_a_figure_is_met_up_to_its_limit_and_not_beyond(value: float, said: str) -> None:
    assert verdict(RSS, 1_000, value) == said


def test_what_has_no_limit_at_a_size_is_not_judged() -> None:
    assert verdict(RSS, 10_000, 1) == ""


def test_without_an_aim_a_figure_is_met_or_not() -> None:
    assert verdict(Figure("two", "memory", "two", "MB", {1_000: 130}), 1_000, 1) == "yes"


def test_every_figure_has_a_key_of_its_own_and_a_row_that_measures_it() -> None:
    assert len({figure.key for figure in FIGURES}) == len(FIGURES)
    assert {figure.row for figure in FIGURES} == set(ROWS)


def test_an_aim_is_not_easier_than_what_must_be() -> None:
    assert all(figure.aim[size] <= figure.must[size] for figure in FIGURES for size in figure.aim)
