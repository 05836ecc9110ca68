"""An adapted unit knows what changed in its original, field by field; each is taken over, or put aside as seen."""

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from dongling.testing import unit_text
from tests.dongling_web.workshop.conftest import begin, go, save
from tests.dongling_web.workshop.test_form import body
from tests.dongling_web.workshop.test_review import library_of

PHASE = {"name": "读", "minutes": "45", "teacher": "发材料", "pupils": "读材料"}
NOTE = "原件改过了"


def rewritten(site: Flask, **changes: object) -> None:
    """Change the original."""
    library = library_of(site)
    (Path(library.folders[0]) / "a.yaml").write_text(unit_text("a", **changes), encoding="utf-8")
    assert library.reload()


def test_what_changed_is_shown_by_field_and_taken_over_beside_what_is_ones_own(
    lu: FlaskClient, site: Flask, store: Store
) -> None:
    number = begin(lu, unit="a")
    assert NOTE not in lu.get(f"/workshop/{number}").text + lu.get("/workshop").text
    own = {"count:process": "1", "process.0.name": "读", "process.0.minutes": "45", "process.0.teacher": "我来讲"}
    save(lu, number, 1, name="我的一节课", **own)
    rewritten(site, process=[{**PHASE, "pupils": "读两遍"}], description="读两份材料。", updated="2026-12-01")
    for address in ("/workshop", f"/workshop/{number}"):
        assert NOTE in lu.get(address).text
    page = lu.get(f"/workshop/{number}/origin").text
    assert "简介" in page
    assert "你也改过这一栏" in page
    assert "<ins>" in page
    assert 'value="name"' not in page
    assert 'value="updated"' not in page
    lu.post(f"/workshop/{number}/origin", data={"do": "take", "field": "process"})
    data = parse(body(store, number)).data
    assert data["process"] == [{**PHASE, "teacher": "我来讲", "pupils": "读两遍"}]
    assert (data["name"], data["description"]) == ("我的一节课", "读一份材料。")
    assert NOTE in lu.get(f"/workshop/{number}").text
    lu.post(f"/workshop/{number}/origin", data={"do": "seen"})
    assert NOTE not in lu.get(f"/workshop/{number}").text + lu.get("/workshop").text
    assert parse(body(store, number)).data["description"] == "读一份材料。"


def test_once_all_is_taken_over_nothing_is_said_any_more_and_an_original_that_is_gone_is_no_trouble(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = begin(lu, unit="a")
    rewritten(site, description="读三份材料。", keywords=["石桥"])
    assert editor.get(f"/workshop/{number}/origin").status_code == 404
    lu.post(f"/workshop/{number}/origin", data={"do": "take", "field": ["description", "keywords", "identifier"]})
    data = parse(body(store, number)).data
    assert (data["description"], data["keywords"]) == ("读三份材料。", ["石桥"])
    assert data["identifier"] != "a"
    assert NOTE not in lu.get(f"/workshop/{number}").text
    rewritten(site, description="读四份材料。", keywords=["石桥"])
    save(lu, number, 2, description="读四份材料。", keywords="石桥")
    assert "已经都有了" in lu.get(f"/workshop/{number}/origin").text
    lu.post(f"/workshop/{number}/origin", data={"do": "seen"})
    assert NOTE not in lu.get("/workshop").text
    (Path(library_of(site).folders[0]) / "a.yaml").unlink()
    library_of(site).reload()
    assert NOTE not in lu.get(f"/workshop/{number}").text
    assert "不在目录里" in lu.get(f"/workshop/{number}/origin").text


def test_the_page_of_a_unit_tells_those_who_write_it_and_nobody_else(
    lu: FlaskClient, editor: FlaskClient, west: FlaskClient, site: Flask, store: Store
) -> None:
    number = begin(lu, unit="a")
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    library_of(site).reload()
    there = store.manuscripts.get(store.people.named("陆老师").actor, number)  # type: ignore[union-attr]  # he is there
    assert there
    address = f"/units/{there.line.identifier}?door=teacher"
    assert f'href="/workshop/{number}"' in lu.get(address).text
    rewritten(site, description="读三份材料。")
    assert "原件后来改过" in editor.get(address).text
    assert "/workshop/" not in west.get(address).text
