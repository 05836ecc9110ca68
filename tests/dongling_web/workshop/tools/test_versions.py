"""Versions: who saved which and what changed; undo, redo and going back save once more, and lose nothing."""

from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.workshop.conftest import go, save, written


def name(store: Store, number: int) -> str:
    """Return what a manuscript of 陆老师 is called now."""
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    assert there.line.title == parse(there.body).data["名称"]
    return there.line.title


def test_undo_and_redo_walk_along_what_was_saved_and_what_was_typed_goes_first(lu: FlaskClient, store: Store) -> None:
    number = written(lu)
    save(lu, number, 3, name="走到桥头")
    assert save(lu, number, 4, name="走过桥", do="undo") == f"/workshop/{number}?done=undo"
    assert name(store, number) == "走到桥头"
    save(lu, number, 6, do="undo")
    assert name(store, number) == "从校门到桥头"
    page = lu.get(f"/workshop/{number}?done=undo").text
    assert "再按“重做”就回来" in page
    assert 'value="redo">' in page
    for wanted in ("走到桥头", "走过桥"):
        save(lu, number, 9, do="redo")
        assert name(store, number) == wanted
    answer = lu.post(f"/workshop/{number}", data={"version": "9", "do": "redo"})
    assert (answer.status_code, "没有可以重做的了" in answer.text) == (409, True)
    assert [one.origin for one in store.manuscripts.history(person_named(store).actor, number)][:4] == [5, 4, 3, 4]


def test_the_history_says_who_saved_what_and_any_version_comes_back(
    lu: FlaskClient, west: FlaskClient, store: Store
) -> None:
    number = written(lu)
    save(lu, number, 3, name="走到桥头")
    page = lu.get(f"/workshop/{number}/versions").text
    assert "第4版" in page
    assert "改了：名称" in page
    assert "陆老师" in page
    assert "<del>从校门</del>" in lu.get(f"/workshop/{number}/versions/4").text
    assert "从第3版到现在" in lu.get(f"/workshop/{number}/versions/3?now=1").text
    assert "写了什么" in lu.get(f"/workshop/{number}/versions/1").text
    there = lu.post(f"/workshop/{number}/versions/3", data={"version": "4"})
    assert there.location == f"/workshop/{number}?done=back"
    assert name(store, number) == "从校门到桥头"
    late = lu.post(f"/workshop/{number}/versions/4", data={"version": "4"})
    assert (late.status_code, "刚才又存了一版" in late.text) == (409, True)
    assert lu.get(f"/workshop/{number}/versions/99").status_code == 404
    assert lu.post(f"/workshop/{number}/versions/99").status_code == 409
    for method, way in (("GET", ""), ("GET", "/3"), ("POST", "/3")):
        assert west.open(f"/workshop/{number}/versions{way}", method=method).status_code == 404


def test_of_many_versions_a_page_at_a_time_is_listed(lu: FlaskClient) -> None:
    number = written(lu)
    for version in range(3, 14):
        save(lu, number, version, minutes=str(version))
    first, second = (lu.get(f"/workshop/{number}/versions{page}").text for page in ("", "?page=2"))
    assert ("第14版" in first, "第4版" in first, "第4版" in second) == (True, False, True)
    assert lu.get(f"/workshop/{number}/versions?page=3").status_code == 404


def test_what_readers_know_keeps_its_identifier_whatever_comes_back(
    lu: FlaskClient, editor: FlaskClient, store: Store
) -> None:
    number = written(lu)
    save(lu, number, 3, identifier="e-bridge")
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    lu.post(f"/workshop/{number}/versions/2")
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    assert (there.line.identifier, parse(there.body).data["编号"]) == ("e-bridge", "e-bridge")
