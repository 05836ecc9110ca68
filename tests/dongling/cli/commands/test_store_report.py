"""`dongling doctor --store`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Did, Housekeeper, Store
from dongling.store.database.seal import seal
from dongling.testing import RunDongling
from tests.dongling.store.making import DID, draft


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the data of a site that has served: a draft of two versions, and the backup of the day."""
    data = tmp_path / "state" / "data"
    with closing(Store.open(data)) as store:
        made = store.create(draft("一条线", "a"), DID)
        store.save(made.edit_key, draft("一条线", "a", "b"), 1, DID)
        Housekeeper(lambda: store, lambda: data).round()
    return data


def test_where_all_is_well_it_says_so(run_dongling: RunDongling, data: Path) -> None:
    outcome = run_dongling("doctor", "--store")
    assert outcome.status == 0
    for words in (str(data), "1个序列，其中0个在回收站，共2个版本", "文件结构：完好", "每一版都和存下时一样"):
        assert words in outcome.out
    for words in ("审计：1行，一环扣一环", "没有等着清理的", "每天的备份：1个", "磁盘还剩"):
        assert words in outcome.out
    english = run_dongling("--lang", "en", "doctor", "--store").out
    assert "every version is what was saved" in english
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in english.replace(str(data), ""))


def test_damage_is_named_and_decides_the_status(run_dongling: RunDongling, data: Path) -> None:
    with closing(sqlite3.connect(data / "drafts.db")) as raw:
        raw.execute("UPDATE draft_versions SET body = body || ' ' WHERE number = 2")
        raw.commit()
    (backup,) = (data / "backups").iterdir()
    backup.write_bytes(backup.read_bytes()[:-9])
    outcome = run_dongling("doctor", "--store")
    assert outcome.status == 3
    assert "损坏：第1号草稿《一条线》：第2版损坏，最后完好的是第1版" in outcome.out
    assert f"读不了的备份：{backup.name}" in outcome.out
    told = run_dongling("doctor", "--store", "--json")
    assert told.status == 3
    found = json.loads(told.out)
    assert (found["ok"], found["spoilt_backups"]) == (False, [backup.name])
    saved = run_dongling("backup", data / "by-hand.gz")
    assert saved.status == 0
    assert "有1处损坏，没有备份进去" in saved.err


def test_a_chain_that_breaks_is_named_and_decides_the_status(run_dongling: RunDongling, data: Path) -> None:
    with closing(sqlite3.connect(data / "drafts.db")) as raw:
        raw.execute("DELETE FROM audit")
        raw.commit()
    outcome = run_dongling("doctor", "--store")
    assert outcome.status == 3
    assert "审计第1行被拿走了" in outcome.out
    told = json.loads(run_dongling("doctor", "--store", "--json").out)
    assert told["audit"] == {"rows": 0, "breaks": ["审计第1行被拿走了"], "seen": []}


def test_a_break_of_the_audit_that_was_seen_is_told_and_decides_the_status_no_more(
    run_dongling: RunDongling, data: Path
) -> None:
    with closing(Store.open(data)) as store:
        store.audit.note(OPERATOR, Did.PLUGIN_ENABLED, "a")
    with closing(sqlite3.connect(data / "drafts.db")) as raw:
        raw.execute("UPDATE audit SET thing = 'b' WHERE thing = 'a'")
        raw.commit()
    assert "加 --seen" in run_dongling("doctor", "--store").out
    outcome = run_dongling("doctor", "--seen")
    assert outcome.status == 0
    assert "断处都看过了" in outcome.out
    assert "看过的：审计第2行被改过，或是放进来的" in outcome.out
    told = json.loads(run_dongling("doctor", "--store", "--json").out)
    assert (told["ok"], told["audit"]["breaks"]) == (True, [])
    assert told["audit"]["seen"] == ["审计第2行被改过，或是放进来的"]
    english = run_dongling("--lang", "en", "doctor", "--store").out
    assert "seen: row 2 of the audit was changed, or put in" in english


def test_a_chain_that_was_written_anew_from_the_beginning_is_not_what_the_backups_know(
    run_dongling: RunDongling, data: Path
) -> None:
    with closing(Store.open(data)) as store:
        store.people.add(OPERATOR, "陆老师", [Grant(Role.DISTRICT_ADMIN)])
        Housekeeper(lambda: store, lambda: data).round()
        (daily,) = (data / "backups").iterdir()
        with daily.open("wb") as file:
            store.dump(file)
    assert "审计和1个备份记下的一致" in run_dongling("doctor", "--store").out
    with closing(sqlite3.connect(data / "drafts.db")) as raw:
        raw.execute("DELETE FROM audit")
        raw.execute(
            "UPDATE audit_head SET count = 0, digest = '', cut = 0, cut_digest = '', seal = ?", (seal(0, "", 0, ""),)
        )
        raw.commit()
    with closing(Store.open(data)) as store:
        store.people.reset(OPERATOR, "陆老师")
        store.people.reset(OPERATOR, "陆老师")
        assert store.examine().sound, "in itself the new chain holds"
    outcome = run_dongling("doctor", "--store")
    assert outcome.status == 3
    assert f"审计到第2行和 {daily.name} 记下的不一样" in outcome.out


def test_where_nothing_was_saved_yet_it_is_likely_the_wrong_place(run_dongling: RunDongling) -> None:
    outcome = run_dongling("doctor", "--store")
    assert outcome.status == 2
    assert "里还没有保存过什么" in outcome.err
