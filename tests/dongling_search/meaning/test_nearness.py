"""How near units are to a question."""

from random import Random

import numpy as np
import pytest

from dongling_search.meaning.nearness import Nearness, strangers
from dongling_search.meaning.vectors import Floats, normal

STRANGERS = normal([[1.0, 0.0, 0.0], [1.0, 0.2, 0.0], [1.0, 0.0, 0.2]], 3)


def vectors(**units: list[list[float]]) -> dict[str, Floats]:
    """Return the vectors of units."""
    return {name: normal(rows, len(rows)) for name, rows in units.items()}


def test_the_nearest_is_first_with_its_passage() -> None:
    nearness = Nearness(vectors(a=[[0, 1, 0]], b=[[1, 0, 0], [0, 0, 1]], c=[[0.5, 0.5, 0]]), STRANGERS)
    near = nearness.nearest(np.array([0, 0, 1], dtype=np.float32), 2)
    assert (near[0].identifier, near[0].passage) == ("b", 1)
    assert near[0].nearness > near[1].nearness


def test_what_is_near_to_strangers_too_is_no_nearer_for_that() -> None:
    nearness = Nearness(vectors(everything=[[1, 0.1, 0]], topic=[[0.3, 1, 0]]), STRANGERS)
    (first, _) = nearness.nearest(normal([[0.9, 0.6, 0.0]], 1)[0], 9)
    assert first.identifier == "topic"


def test_a_strangers_question_is_behind_and_one_about_a_unit_ahead_of_all_strangers() -> None:
    nearness = Nearness(vectors(topic=[[0, 1, 0.2]], other=[[0.2, 0, 1]]), STRANGERS)
    assert nearness.nearest(STRANGERS[0], 1)[0].ahead < 0.5
    assert nearness.nearest(normal([[0.1, 1, 0]], 1)[0], 1)[0].ahead == 1.0


def test_each_strangers_question_is_there_once() -> None:
    assert len(set(strangers())) == len(strangers()) >= 150
    assert all(2 <= len(text) <= 20 for text in strangers())


def test_no_units_are_never_near() -> None:
    assert Nearness({}, STRANGERS).nearest(np.ones(3, dtype=np.float32), 5) == []


def test_a_question_of_another_length_is_refused() -> None:
    nearness = Nearness(vectors(a=[[0, 1, 0]]), STRANGERS)
    with pytest.raises(ValueError, match="4 numbers instead of 3"):
        nearness.nearest(np.ones(4, dtype=np.float32), 5)


def test_after_any_changes_the_same_is_near_as_if_all_was_laid_out_anew() -> None:
    chance = Random(15)  # noqa: S311 - chance that repeats
    units: dict[str, Floats] = {}
    nearness = Nearness({}, STRANGERS)
    for _ in range(200):
        new = vectors(
            **{
                f"u{chance.randrange(12)}": [
                    [chance.gauss(0, 1) for _ in range(3)] for _ in range(chance.randint(1, 3))
                ]
                for _ in range(chance.randint(0, 2))
            }
        )
        gone = [name for name in units if chance.random() < 0.1]
        before = nearness, nearness.nearest(STRANGERS[1], 20)
        nearness = nearness.changed(new, gone)
        units = {name: rows for name, rows in units.items() if name not in gone} | new
        question = normal([[chance.gauss(0, 1) for _ in range(3)]], 1)[0]
        told, anew = (one.nearest(question, 5) for one in (nearness, Nearness(units, STRANGERS)))
        assert [(n.identifier, n.passage) for n in told] == [(n.identifier, n.passage) for n in anew]
        assert [n.nearness for n in told] == pytest.approx([n.nearness for n in anew], abs=1e-3)
        assert len(nearness) == len(units)
        assert before[0].nearest(STRANGERS[1], 20) == before[1], "who holds an earlier state keeps it"


def test_a_change_copies_no_vectors_of_what_stays() -> None:
    many = {f"u{n}": normal([[n, 1, 2]], 1) for n in range(1000)}
    nearness = Nearness(many, STRANGERS).changed({"u0": normal([[1, 0, 0]], 1)})
    later = nearness.changed({"u7": normal([[0, 0, 1]], 1)}, ["u9"])
    assert np.shares_memory(nearness._rows.rows, later._rows.rows)  # noqa: SLF001 - what it must not copy
    assert len(later) == 999
