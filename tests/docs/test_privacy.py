"""docs/privacy.md says what is so: the cookies, the times and the pages that it names."""

import re

from dongling.search import MISSED_DAYS
from dongling.store import IN_TRASH, KEPT
from dongling.store.accounts import sessions
from dongling.store.audit import retention
from dongling.store.daily_backup import DAYS
from dongling_web.catalog.privacy import COOKIES, STORED
from scripts.write_docs import DOCS

PAGE = (DOCS / "privacy.md").read_text(encoding="utf-8")


def test_the_cookies_are_those_of_the_site() -> None:
    assert re.findall(r"^\| `(dongling_\w+)` \|", PAGE, re.MULTILINE) == [cookie.name for cookie in COOKIES]


def test_every_thing_that_readers_are_told_of_is_there_with_its_time() -> None:
    things = PAGE.partition("## 每一样")[2].partition("## 浏览器")[0]
    rows = re.findall(r"^\| (?!存了什么|---)(.*)\|$", things, re.MULTILINE)
    assert len(rows) == len(STORED)
    hours, days = sessions.SHORT.total_seconds() / 3600, sessions.LONG.days
    times = {
        "老师编的序列": f"{KEPT.days}天，回收站{IN_TRASH.days}天",
        "书架": "as long as the account is in use",
        "账号": "until it is taken away",
        "登录：": f"{hours:.0f}小时，或{days}天",
        "登录过的地方": f"{sessions.KNOWN.days}天",
        "审计": f"{retention.KEPT.days}天",
        "搜不到的词": f"{MISSED_DAYS}天",
        "每天的备份": f"{DAYS}天",
        "探究本": "until it is cleared",
    }
    for thing, time in times.items():
        (row,) = (row for row in rows if row.startswith(thing))
        assert time in row


def test_the_articles_are_of_the_law_with_its_date() -> None:
    assert "2021年11月1日起施行" in PAGE
    assert re.findall(r"^\| 第(\d+)条", PAGE, re.MULTILINE) == ["6", "7", "8", "9", "31", "45", "46", "47"]
