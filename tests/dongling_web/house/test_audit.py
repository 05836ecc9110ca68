"""The room of the audit: narrowed, paged, taken away, and of a school what is its own."""

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

from dongling.store import Store
from dongling_web.house.audit import harmless
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.audit.making import WEST, noted


def test_a_school_reads_and_takes_away_its_own_rows_alone(boss: FlaskClient, store: Store) -> None:
    somebody(store, "别处的周老师", WEST)
    for path in ("/admin/audit", "/admin/audit?school=west", "/admin/audit.csv", "/admin/audit.jsonl?school=west"):
        answer = boss.get(path)
        assert answer.status_code == 200
        assert "别处的周老师" not in answer.text
    assert "校长" in boss.get("/admin/audit").text
    assert '<option value="west"' not in boss.get("/admin/audit").text


def test_rows_are_narrowed_and_a_page_leads_to_older_ones(district: FlaskClient, store: Store) -> None:
    noted(store, *(f"plugin-{number}" for number in range(70)))
    text = district.get("/admin/audit?did=plugin.enabled").text
    assert "plugin-69" in text
    assert "plugin-19<" not in text
    assert text.count("<tr>") == 51
    older = text.partition('href="/admin/audit?did=plugin.enabled&amp;below=')[2].partition('"')[0]
    text = district.get(f"/admin/audit?did=plugin.enabled&below={older}").text
    assert "plugin-19<" in text
    assert "更早的" not in text
    assert "教研员" in district.get("/admin/audit?person=教研员").text
    assert "没有这样的记录" in district.get("/admin/audit?day=1999-01-01").text


@pytest.mark.parametrize(
    "query", ["day=x", "below=x", "did=no.such", "school=%00", "person=" + "x" * 3000, "day=9999-12-31"]
)
def test_a_query_that_makes_no_sense_is_no_error(district: FlaskClient, query: str) -> None:
    assert district.get(f"/admin/audit?{query}").status_code == 200


def test_all_of_it_is_taken_away_as_a_table_and_as_lines(district: FlaskClient, store: Store) -> None:
    noted(store, "-1+2", *(f"plugin-{number}" for number in range(600)))
    answer = district.get("/admin/audit.csv?did=plugin.enabled")
    assert answer.headers["Content-Disposition"] == "attachment; filename=audit.csv"
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert (len(rows), rows[0][:3], rows[-1][5]) == (602, ["number", "at", "person"], "'-1+2")
    lines = [json.loads(line) for line in district.get("/admin/audit.jsonl").text.splitlines()]
    assert lines[-1]["did"] == "person.added"
    assert set(lines[0]) == set(rows[0])


def test_nothing_in_the_table_is_a_formula() -> None:
    assert [harmless(value) for value in ("=1", "@陆", "-a", "+1", "陆", 5)] == ["'=1", "'@陆", "'-a", "'+1", "陆", 5]
