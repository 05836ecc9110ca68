"""What was looked for and not found."""

import datetime as dt
from pathlib import Path
from threading import Thread

import pytest

from dongling.search import MISSED_DAYS, Missed, MissedQueries
from dongling.search.missed import FILE


def today() -> dt.date:
    """Return the day that it is."""
    return dt.datetime.now(tz=dt.UTC).date()


def test_texts_are_counted_by_how_often_they_were_asked(tmp_path: Path) -> None:
    queries = MissedQueries(tmp_path)
    queries.note("怎么修电脑", "unsure")
    queries.note("垃圾 分类", "nothing")
    MissedQueries(tmp_path).note(" 垃圾  分类 ", "nothing")
    day = today().isoformat()
    assert queries.most(9) == [Missed("垃圾 分类", "nothing", 2, day), Missed("怎么修电脑", "unsure", 1, day)]
    assert queries.most(1) == [Missed("垃圾 分类", "nothing", 2, day)]


def test_a_count_is_kept_for_so_many_days(tmp_path: Path) -> None:
    queries = MissedQueries(tmp_path)
    queries.note("旧", "nothing", today() - dt.timedelta(days=MISSED_DAYS + 1))
    queries.note("还在", "nothing", today() - dt.timedelta(days=MISSED_DAYS))
    queries.note("新", "nothing")
    assert {one.text for one in queries.most(9)} == {"还在", "新"}


@pytest.mark.parametrize("text", ["", "  ", "13812345678", "我的电话 1381 2345", "a@example.cn", "320200200801011234"])
def test_what_may_name_a_person_is_not_kept(tmp_path: Path, text: str) -> None:
    queries = MissedQueries(tmp_path)
    queries.note(text, "nothing")
    assert queries.most(9) == []


def test_many_may_count_at_once(tmp_path: Path) -> None:
    queries = MissedQueries(tmp_path)
    threads = [Thread(target=queries.note, args=("桥", "nothing")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert queries.most(1)[0].asked == 8


def test_a_damaged_file_is_no_trouble_of_a_search(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 200)
    queries = MissedQueries(tmp_path)
    queries.note("桥", "nothing")
    assert queries.most(9) == []
    queries.note("桥", "nothing")
    assert [one.text for one in queries.most(9)] == ["桥"], "it is begun anew"
    assert MissedQueries(tmp_path / "gone").most(9) == []
    MissedQueries(tmp_path / "gone").note("桥", "nothing")
