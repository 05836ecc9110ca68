"""Vectors on disk."""

from pathlib import Path

import numpy as np
import pytest

from dongling_search.meaning.vectors import MANY, SUFFIX, Floats, VectorFolder, normal

EVERY = {"one", "two", "three", *map(str, range(MANY + 1))}


def rows(*numbers: float) -> Floats:
    """Return vectors of two numbers each."""
    return np.array([[number, 1.0] for number in numbers], dtype=np.float32)


def test_what_was_added_is_read_by_another(tmp_path: Path) -> None:
    VectorFolder(tmp_path, "a", 2).add({"one": rows(1, 2), "two": rows(3)})
    VectorFolder(tmp_path, "a", 2).add({"three": rows(4)})
    found = VectorFolder(tmp_path, "a", 2).read(EVERY)
    assert {name: vectors[:, 0].tolist() for name, vectors in found.items()} == {
        "one": [1, 2],
        "two": [3],
        "three": [4],
    }
    assert VectorFolder(tmp_path, "b", 2).read(EVERY) == {}, "of another model"


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\n\n", b"not json\nabc", b'{"made_by": "a", "length": 0}\n'])
def test_a_damaged_segment_is_left_out(tmp_path: Path, damage: bytes) -> None:
    folder = VectorFolder(tmp_path, "a", 2)
    folder.add({"one": rows(1)})
    folder.add({"two": rows(2)})
    path = next(p for p in tmp_path.rglob(f"*{SUFFIX}") if b'"one"' in p.read_bytes())
    path.write_bytes(damage)
    assert set(folder.read(EVERY)) == {"two"}


def test_one_changed_byte_is_seen(tmp_path: Path) -> None:
    folder = VectorFolder(tmp_path, "a", 2)
    folder.add({"one": rows(1)})
    (path,) = tmp_path.rglob(f"*{SUFFIX}")
    body = path.read_bytes()
    path.write_bytes(body[:-1] + bytes([body[-1] ^ 1]))
    assert folder.read(EVERY) == {}


def test_many_segments_become_one_with_what_is_wanted(tmp_path: Path) -> None:
    folder = VectorFolder(tmp_path, "a", 2)
    for number in range(MANY + 1):
        folder.add({str(number): rows(number)})
    wanted = set(map(str, range(1, MANY + 1)))
    folder.tidy(wanted)
    assert len(list(tmp_path.rglob(f"*{SUFFIX}"))) == 1
    assert set(folder.read(EVERY)) == wanted


def test_a_large_segment_is_left_where_small_ones_become_one(tmp_path: Path) -> None:
    folder = VectorFolder(tmp_path, "a", 2)
    folder.add({"one": rows(*range(1000))})
    (large,) = tmp_path.rglob(f"*{SUFFIX}")
    for number in range(MANY):
        folder.add({str(number): rows(number)})
    folder.tidy(EVERY)
    assert large in tmp_path.rglob(f"*{SUFFIX}")
    assert len(list(tmp_path.rglob(f"*{SUFFIX}"))) == 2
    assert set(folder.read(EVERY)) == {"one", *map(str, range(MANY))}


def test_no_segment_is_read_for_what_it_does_not_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = VectorFolder(tmp_path, "a", 2)
    folder.add({"one": rows(1), "two": rows(2)})
    folder.read({"one"})
    monkeypatch.setattr(Path, "read_bytes", None)
    monkeypatch.setattr(Path, "open", None)
    assert folder.read({"three"}) == {}


def test_vectors_of_another_length_are_none(tmp_path: Path) -> None:
    VectorFolder(tmp_path, "a", 2).add({"one": rows(1)})
    assert VectorFolder(tmp_path, "a", 3).read(EVERY) == {}


def test_without_a_folder_nothing_is_kept() -> None:
    folder = VectorFolder(None, "a", 2)
    folder.add({"one": rows(1)})
    assert folder.read(EVERY) == {}


@pytest.mark.parametrize("vectors", [[], [[]], [[1.0], [2.0]], [[float("nan")]], [[float("inf")]], [["a"]], [1.0]])
def test_what_are_no_vectors_is_refused(vectors: list[list[float]]) -> None:
    with pytest.raises(ValueError, match=r"vectors|convert|inhomogeneous"):
        normal(vectors, 1)


def test_vectors_are_made_of_length_one() -> None:
    assert normal([[3.0, 4.0], [0.0, 0.0]], 2).tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0.0, 0.0]]
