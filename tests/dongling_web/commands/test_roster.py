"""`dongling user add --from FILE`: shown first, taken in with --yes, links as CSV."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.testing import RunDongling, WriteContent, unit_text
from tests.dongling.rosters.making import HEADS, text, xlsx
from tests.dongling.store.accounts.making import PASSWORD

SCHOOL = {"identifier": "east", "name": "东校", "stages": ["junior"]}
ROWS = [HEADS, ("陆老师", "东校", "老师"), ("周老师", "东校", "学校管理员"), ("吴老师", "西校", "")]


@pytest.fixture
def content(write_content: WriteContent) -> Path:
    """Return a folder of one school."""
    return write_content({"school.yaml": json.dumps(SCHOOL), "a.yaml": unit_text()})


@pytest.mark.parametrize("data", [xlsx(ROWS), text(*ROWS).encode("gb18030")])
def test_a_list_is_shown_and_with_yes_taken_in(
    run_dongling: RunDongling, content: Path, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "people"
    file.write_bytes(data)
    shown = run_dongling("user", "add", "--from", file, "--folder", content)
    assert shown.status == 1
    assert shown.out == "可以加2人；加上 --yes 就一次加好\n"
    assert shown.err.startswith("第4行 吴老师：没有学校“西校”")
    assert json.loads(run_dongling("user", "list", "--json").out) == []
    site = ("--site-url", "https://kc.example.cn/")
    done = run_dongling("user", "add", "--from", file, "--folder", content, "--yes", *site)
    rows = list(csv.reader(io.StringIO(done.out)))
    assert [row[:3] for row in rows] == [["陆老师", "east", "老师"], ["周老师", "east", "学校管理员"]]
    assert all(row[3].startswith("https://kc.example.cn/account/link/") for row in rows)
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        assert store.people.set_password(rows[0][3].rpartition("/")[2], PASSWORD).name == "陆老师"
    again = run_dongling("--lang", "en", "user", "add", "--from", file, "--folder", content, "--yes")
    assert (again.status, again.out) == (1, "")
    assert "there is “陆老师” already" in again.err


@pytest.mark.parametrize("arguments", [(), ("陆老师", "--from", "x.csv")])
def test_it_is_a_name_or_a_list(run_dongling: RunDongling, content: Path, arguments: tuple[str, ...]) -> None:
    done = run_dongling("user", "add", *arguments, "--folder", content)
    assert done.status == 2
    assert "--from" in done.err


def test_a_list_that_is_none_is_said_in_one_sentence(run_dongling: RunDongling, content: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    for data, said in ((None, "读不了"), (b"x", "没有找到表头")):
        if data:
            file.write_bytes(data)
        done = run_dongling("user", "add", "--from", file, "--folder", content, "--yes")
        assert (done.status, said in done.err) == (2, True)
