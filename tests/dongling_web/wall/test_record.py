"""What is known of walls, in a real file."""

import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling_web.wall import record as module
from dongling_web.wall.record import WallRecord, WallState, plain_code


@pytest.fixture
def record(tmp_path: Path) -> WallRecord:
    """Return a record that knows nothing yet."""
    return WallRecord(tmp_path / "walls.db")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a function that lets so many seconds go by."""
    clock = {"by": 0.0}
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + clock["by"])

    def go(seconds: float) -> None:
        clock["by"] += seconds

    return go


def state_of(record: WallRecord, key: str) -> WallState:
    """Return how a wall stands; there must be one."""
    state = record.state(key)
    assert state is not None
    return state


def test_a_phone_takes_a_code_and_sees_the_wall_that_showed_it(record: WallRecord) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    state = state_of(record, phone)
    assert (state.unit, state.screen, state.part, state.agreed) == ("a", 1, "phone", False)
    assert 10 <= state.sign <= 99
    assert state_of(record, wall).sign == state.sign
    record.agree(wall)
    assert state_of(record, phone).agreed


def test_what_the_phone_turns_the_wall_shows(record: WallRecord) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    record.change(phone, replace(state_of(record, phone), screen=4, dark=True, started=5.0, timer=6.0))
    state = state_of(record, wall)
    assert (state.screen, state.dark, state.started, state.timer) == (4, True, 5.0, 6.0)


def test_another_process_sees_the_same_wall(record: WallRecord, tmp_path: Path) -> None:
    wall = record.begin("a")
    record.change(wall, replace(state_of(record, wall), screen=3))
    assert state_of(WallRecord(tmp_path / "walls.db"), wall).screen == 3


def test_a_code_is_void_once_it_is_taken_and_so_are_all_others_of_the_wall(record: WallRecord) -> None:
    wall = record.begin("a")
    first, second = record.new_code(wall), record.new_code(wall)
    assert record.join(first) != ""
    assert record.join(first) == ""
    assert record.join(second) == ""


def test_of_a_wall_only_the_last_few_codes_are_good(record: WallRecord) -> None:
    wall = record.begin("a")
    codes = [record.new_code(wall) for _ in range(module.CODES + 1)]
    assert record.join(codes[0]) == ""
    assert record.join(codes[1]) != ""


def test_codes_are_void_once_the_wall_lets_go(record: WallRecord) -> None:
    wall = record.begin("a")
    code = record.new_code(wall)
    record.let_go(wall)
    assert record.join(code) == ""


def test_of_many_phones_that_bring_a_code_at_once_one_is_taken(record: WallRecord) -> None:
    code = record.new_code(record.begin("a"))
    taken: list[str] = []
    threads = [threading.Thread(target=lambda: taken.append(record.join(code))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([key for key in taken if key]) == 1


def test_a_code_is_stale_after_five_minutes(record: WallRecord, later: Callable[[float], None]) -> None:
    code = record.new_code(record.begin("a"))
    later(module.CODE_LASTS + 1)
    assert record.join(code) == ""


def test_a_code_may_be_typed_with_small_letters_spaces_and_a_hyphen(record: WallRecord) -> None:
    code = record.new_code(record.begin("a"))
    assert len(code) == 8
    assert record.join(f" {code[:4].lower()} - {code[4:]}") != ""
    assert plain_code("\uff41\uff11-桥" + "x" * 100) == "A1" + "X" * 14


def test_a_code_opens_nothing_by_itself_and_a_wrong_key_neither(record: WallRecord) -> None:
    wall = record.begin("a")
    code = record.new_code(wall)
    assert record.state(code) is None
    assert record.state("") is None
    assert record.state("x" * 64) is None
    assert record.new_code("x") == ""
    record.change("x", replace(state_of(record, wall), screen=9))
    assert state_of(record, wall).screen == 1


def test_a_phone_can_neither_agree_nor_make_codes(record: WallRecord) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    record.agree(phone)
    assert not state_of(record, wall).agreed
    assert record.new_code(phone) == ""


def test_a_fresh_code_lets_the_phone_go_that_was_there(record: WallRecord) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    record.agree(wall)
    record.new_code(wall)
    assert record.state(phone) is None
    assert not state_of(record, wall).agreed


def test_with_the_next_unit_a_phone_that_is_there_comes_along(record: WallRecord) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    state_of(record, phone)
    record.change(wall, replace(state_of(record, wall), screen=5))
    assert record.begin("b", wall) == wall
    assert (state_of(record, phone).unit, state_of(record, phone).screen) == ("b", 1)


def test_a_phone_that_has_gone_is_let_go_with_the_next_unit(record: WallRecord, later: Callable[[float], None]) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    state_of(record, phone)
    later(120)
    state_of(record, wall)
    record.begin("b", wall)
    assert record.state(phone) is None


def test_who_has_not_asked_for_a_while_is_not_there(record: WallRecord, later: Callable[[float], None]) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    assert state_of(record, phone).phone_there
    assert not state_of(record, phone).wall_there
    later(module.THERE + 1)
    assert not state_of(record, wall).phone_there


def test_a_wall_is_forgotten_after_two_hours(record: WallRecord, later: Callable[[float], None]) -> None:
    wall = record.begin("a")
    later(module.LASTS + 1)
    assert record.state(wall) is None
    assert record.begin("a", wall) != wall


def test_no_more_walls_are_known_than_there_is_room_for(record: WallRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    walls = [record.begin("a") for _ in range(6)]
    assert [record.state(wall) is not None for wall in walls] == [False, False, False, True, True, True]


def test_an_end_ends_it_for_all(record: WallRecord) -> None:
    wall = record.begin("a")
    phone = record.join(record.new_code(wall))
    record.end(phone)
    assert record.state(wall) is None
    assert record.state(phone) is None


def test_no_key_can_be_read_from_the_file(record: WallRecord, tmp_path: Path) -> None:
    wall = record.begin("a")
    code = record.new_code(wall)
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert wall.encode() not in held
    assert code.encode() not in held


def test_a_file_that_is_damaged_is_begun_anew(record: WallRecord, tmp_path: Path) -> None:
    (tmp_path / "walls.db").write_bytes(b"no database at all" * 300)
    assert state_of(record, record.begin("a")).unit == "a"


def test_where_nothing_can_be_written_it_is_said_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(DonglingError, match="接不上手机") as raised:
        WallRecord(tmp_path / "none" / "walls.db").begin("a")
    assert isinstance(raised.value.__cause__, sqlite3.Error)
