"""The first room: a verdict, what is to be done, and the facts."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient


def test_what_is_to_be_done_is_counted_and_leads_on(district: FlaskClient) -> None:
    text = district.get("/admin").text
    assert "网站在运行，老师和学生都能用。 有1处要看。" in text
    assert '<a class="btn btn-main" href="/admin/content">看每一处</a>' in text
    for fact in ("磁盘", "内容文件夹", "数据库", "每天的备份", "搜索", "SQLite"):
        assert fact in text


def test_a_backup_that_is_late_is_told_first(at_hand: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "两天没有备份了" not in at_hand.get("/admin").text
    monkeypatch.setattr("dongling_web.house.status.LATE", 0)
    text = at_hand.get("/admin").text
    assert text.index("两天没有备份了") < text.index("内容里有")


def test_a_store_that_is_away_is_told_and_the_page_stands(at_hand: FlaskClient, tmp_path: Path) -> None:
    (file,) = tmp_path.rglob("drafts.db")
    moved = file.rename(file.with_name("drafts.db-moved"))
    try:
        answer = at_hand.get("/admin")
        assert answer.status_code == 200
        assert "现在打不开" in answer.text
    finally:
        moved.rename(file)
