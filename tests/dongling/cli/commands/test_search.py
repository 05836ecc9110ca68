"""`dongling search`."""

import json
from pathlib import Path

import pytest

from dongling.testing import RunDongling, WriteContent, unit_text


@pytest.fixture
def folder(write_content: WriteContent) -> Path:
    """Return a folder of two units."""
    return write_content(
        {
            "a.yaml": unit_text("a", name="走进东林书院", themes=["jiaguo"], keywords=["书院"]),
            "b.yaml": unit_text("b", name="两棵古银杏", band="s"),
        }
    )


def test_hits_are_shown_with_their_place(run_dongling: RunDongling, folder: Path) -> None:
    outcome = run_dongling("search", "东林书院", "--folder", folder)
    assert outcome.status == 0
    assert "走进" in outcome.out
    assert "a.yaml" in outcome.out
    assert "银杏" not in outcome.out


def test_json_has_the_keys_of_the_contract(run_dongling: RunDongling, folder: Path) -> None:
    found = json.loads(run_dongling("search", "东林书院", "--folder", folder, "--json").out)
    assert list(found) == [
        "query",
        "total",
        "page",
        "pages",
        "generation",
        "confident",
        "took_ms",
        "hits",
        "facets",
        "chips",
        "suggestions",
    ]
    (hit,) = found["hits"]
    assert list(hit) == ["identifier", "kind", "school", "name", "url", "score", "snippet", "why"]
    assert (hit["identifier"], hit["url"], hit["name"]) == ("a", "/units/a", "走进东林书院")
    assert {"field": "name", "words": ["东林书院"]} in hit["why"]
    assert found["facets"]["stage"][0] == {"value": "junior", "name": "初中", "count": 1}


def test_filters_take_names_and_repeat(run_dongling: RunDongling, folder: Path) -> None:
    found = json.loads(run_dongling("search", "--stage", "高中", "--stage", "初中", "--folder", folder, "--json").out)
    assert found["total"] == 2
    found = json.loads(run_dongling("search", "--stage", "高中", "--folder", folder, "--json").out)
    assert [hit["identifier"] for hit in found["hits"]] == ["b"]


def test_a_file_of_queries_gives_an_object_a_line(run_dongling: RunDongling, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("东林书院\n\n古银杏\n", encoding="utf-8")
    lines = run_dongling("search", "--from", tmp_path / "q.txt", "--json", "--folder", folder).out.splitlines()
    assert [json.loads(line)["query"] for line in lines] == ["东林书院", "古银杏"]


def test_nothing_found_is_no_error(run_dongling: RunDongling, folder: Path) -> None:
    outcome = run_dongling("search", "量子力学", "--folder", folder)
    assert outcome.status == 0


def test_how_the_text_was_read_is_said(run_dongling: RunDongling, folder: Path) -> None:
    out = run_dongling("search", "初中", "书院", "--folder", folder).out
    assert "当作筛选：初中 → 初中" in out
    assert "8分钟 → ≤ 8 min" in run_dongling("search", "8分钟 书院", "--folder", folder).out
    assert "可能都不是" in run_dongling("search", "量子力学", "--folder", folder).out
    assert "显示“书院”的结果" in run_dongling("search", "书苑", "--folder", folder).out
    assert "是不是想搜：书院 两棵古银杏" in run_dongling("search", "书院", "两棵古银行", "--folder", folder).out


def test_an_explanation_tells_what_made_the_score(run_dongling: RunDongling, folder: Path) -> None:
    out = run_dongling("search", "银杏", "--explain", "--folder", folder).out
    assert "= 银杏 " in out
    assert "= 银杏 " in run_dongling("search", "银杏", "--explain", "--raw", "--folder", folder).out


def test_a_unit_that_belongs_to_no_band_says_so(run_dongling: RunDongling, write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="怎样听孩子说", band=None, audience=["student", "family"])})
    assert run_dongling("check", folder).status == 1, "what pupils see has a band"
    write_content({"a.yaml": unit_text("a", name="怎样听孩子说", band=None, audience=["family"])})
    outcome = run_dongling("search", "听孩子", "--audience", "家长", "--folder", folder)
    assert "课堂教学 · 不分年级 · content" in outcome.out
