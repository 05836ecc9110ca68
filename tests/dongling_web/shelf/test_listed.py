"""How a draft on a shelf is told: its name, who sees it, where it is from."""

import datetime as dt

import pytest
from flask import Flask

from dongling.store.shelf.item import Origin, ShelfItem
from dongling_web.shelf.listed import ShelfLine, school_name, year_named

NOW = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (None, ""),
        (Origin("一条河", "陆老师", "east", 3, NOW), "抄自陆老师（东校）的《一条河》第3版"),
        (Origin("一条河", "陆老师", "", 3, NOW), "抄自陆老师的《一条河》第3版"),
        (Origin("", "", "", 1, NOW), "抄自《没有名字的序列》第1版"),
    ],
)
def test_a_copy_says_where_it_is_from(site: Flask, origin: Origin | None, said: str) -> None:
    with site.test_request_context():
        line = ShelfLine.of(ShelfItem(1, None, "周老师", NOW, origin=origin))
        assert (line.origin, line.name, line.sharing) == (said, "损坏的一份", "只有自己")


def test_a_school_year_and_a_school_that_is_not_loaded_are_told(site: Flask) -> None:
    with site.test_request_context():
        assert (year_named(2025), school_name(""), school_name("far")) == ("2025—2026学年", "", "far")
