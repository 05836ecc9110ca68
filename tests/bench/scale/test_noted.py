"""Pauses are noted, each with its time: those of the garbage collector, and turns that were not given."""

import gc
import time
from pathlib import Path

import pytest

from bench.scale.noted import NOTED, Pause, noting, read

PATIENCE = 30.0
"""Seconds until a beat has come in between."""


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    path = tmp_path / "pauses"
    with noting(path):
        gc.collect()
        gc.collect()
    return path


def test_every_collection_is_noted_with_its_time_as_long_as_it_is_watched(noted: Path) -> None:
    pauses = [pause for pause in read(noted) if pause.who == "collector"]
    assert len(pauses) >= 2
    assert all(pause.wall >= 0 and pause.cpu >= 0 for pause in pauses)
    assert [pause.at for pause in pauses] == sorted(pause.at for pause in pauses)


def test_whoever_gives_no_turn_is_noted(tmp_path: Path) -> None:
    with noting(tmp_path / "pauses"):
        at = time.monotonic()
        while not any(pause.who == "turn" for pause in read(tmp_path / "pauses")) and time.monotonic() < at + PATIENCE:
            sum(range(3_000_000))  # one call, in which no other thread has a turn
    turns = [pause for pause in read(tmp_path / "pauses") if pause.who == "turn"]
    assert turns
    assert min(pause.cpu for pause in turns) > NOTED


def test_afterwards_nothing_is_noted(noted: Path) -> None:
    before = read(noted)
    gc.collect()
    assert read(noted) == before


def test_a_line_that_is_being_written_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "pauses"
    path.write_text("turn 1.5 0.25 0.5\ncollector 2.5 0.", encoding="utf-8")
    assert read(path) == [Pause("turn", 1.5, 0.25, 0.5)]


def test_without_a_file_there_was_no_pause(tmp_path: Path) -> None:
    assert read(tmp_path / "pauses") == []
