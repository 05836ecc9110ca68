"""A district's list of five thousand: sent, shown, taken in, and given as slips; with doubles, in any encoding."""

import csv
import io
import re
from html import unescape
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from dongling.accounts import OPERATOR
from dongling.rosters import MOST
from dongling.store import Store
from tests.dongling.rosters.making import HEADS, text, xlsx
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.dongling_web.people.test_intake import LIST, rows, send

MANY = MOST - 4
SCHOOLS = ("东校", "西校")
ROWS = [
    HEADS,
    *((f"老师{number}", SCHOOLS[number % 2], "老师") for number in range(MANY)),
    ("老师7", "东校", "编辑"),
    (" 老师  8 ".replace("  ", ""), "西校", "老师"),
    ("早就有的", "东校", "老师"),
    ("没有学校的", "南校", "老师"),
]
KINDS = {
    "xlsx": xlsx(ROWS),
    "gbk": text(*ROWS).encode("gb18030"),
    "utf-16": text(*ROWS, delimiter="\t").encode("utf-16"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_five_thousand_lines_become_accounts_with_a_slip_each_and_doubles_none(
    store: Store, district: FlaskClient, kind: str
) -> None:
    somebody(store, "早就有的")
    shown = send(district, KINDS[kind], f"list.{kind}")
    assert f"名单里的{MANY}人可以加进来" in shown.text
    assert "有4行没有算进来" in shown.text
    for why in (f"第{MANY + 2}行", "和第9行同名", "和第10行同名", "已经有“早就有的”了", "没有学校“南校”"):
        assert why in shown.text
    assert store.register.count(OPERATOR) == 2, "nothing is done before it was confirmed"
    done = district.post(f"{LIST}/confirm", data=rows(shown))
    assert done.status_code == HTTPStatus.OK
    assert store.register.count(OPERATOR) == MANY + 2
    slips = slips_of(done.text)
    assert sorted(name for name, *_ in slips) == sorted(row[0] for row in ROWS[1 : MANY + 1])
    assert len({address for _, _, address, _ in slips}) == MANY
    assert {place for _, place, *_ in slips} == {"东校 · 老师", "西校 · 老师"}
    for name, _, address, _ in (slips[0], slips[-1]):
        assert store.people.set_password(address.rpartition("/")[2], PASSWORD).name == name
    again = district.post(f"{LIST}/confirm", data=rows(shown))
    assert again.status_code == HTTPStatus.CONFLICT
    assert store.register.count(OPERATOR) == MANY + 2


def slips_of(page: str) -> list[list[str]]:
    """Return all slips of the page that answers, as its forms send them along."""
    every = max((unescape(one) for one in re.findall(r'name="links" value="([^"]*)"', page)), key=len)
    return list(csv.reader(io.StringIO(every, newline="")))[1:]
