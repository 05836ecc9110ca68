"""The way of a manuscript: talked about field by field, published as a file, found by readers, withdrawn."""

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from dongling import Library
from dongling.store import Store
from dongling_web.http.context import current_library
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import begin, go, save, written


def library_of(site: Flask) -> Library:
    """Return the library of the site."""
    with site.app_context():
        return current_library()


def file_of(site: Flask, store: Store, number: int) -> Path:
    """Return where the file of a manuscript lies once it is published."""
    there, folder = store.manuscripts.get(person_named(store).actor, number), library_of(site).published
    assert there
    assert folder
    return folder / "schools" / "east" / f"{there.line.identifier}.yaml"


def published(lu: FlaskClient, editor: FlaskClient) -> int:
    """Return a manuscript that was written, handed in and published."""
    number = written(lu)
    go(lu, number, "hand-in")
    assert go(editor, number, "publish", status="approved") == f"/workshop/{number}/review?done=published"
    return number


def test_what_is_not_sound_can_not_be_handed_in(lu: FlaskClient) -> None:
    number = begin(lu)
    answer = lu.post(f"/workshop/{number}/way", data={"do": "hand-in"})
    assert (answer.status_code, "还不能送审" in answer.text) == (409, True)
    assert "没写好，先空着" in lu.get(f"/workshop/{number}/preview").text


def test_a_unit_that_is_published_is_a_file_that_readers_find_and_the_check_accepts(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = published(lu, editor)
    file = file_of(site, store, number)
    assert "\n审核状态: 学校审定\n" in file.read_text(encoding="utf-8")
    library, reader = library_of(site), browser(site)
    assert library.reload()
    page = reader.get(f"/units/{file.stem}?door=teacher")
    assert (page.status_code, "从校门到桥头" in page.text) == (200, True)
    assert library.catalog.units[file.stem].school == "east"
    assert "从校门到桥头" in reader.get("/search?q=桥头").text
    assert not [one for one in library.problems if one.severity == "error" and file.stem in one.path]
    assert len(library.catalog.schools) == 3


def test_only_an_editor_of_the_school_publishes_or_withdraws(
    lu: FlaskClient, editor: FlaskClient, west: FlaskClient, site: Flask, store: Store
) -> None:
    number = written(lu)
    go(lu, number, "hand-in")
    for do in ("publish", "withdraw"):
        assert lu.post(f"/workshop/{number}/way", data={"do": do}).status_code == 403
        assert west.post(f"/workshop/{number}/way", data={"do": do}).status_code == 404
    assert not file_of(site, store, number).exists()
    assert go(editor, number, "return") == "/workshop?done=returned"
    assert editor.get(f"/workshop/{number}/review").status_code == 404


def test_what_readers_see_stays_until_the_next_version_is_published(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = published(lu, editor)
    file = file_of(site, store, number)
    before = file.read_text(encoding="utf-8")
    save(lu, number, 4, name="走过三座桥")
    assert file.read_text(encoding="utf-8") == before
    assert "读者看到的是第4版" in lu.get(f"/workshop/{number}").text
    review = lu.get(f"/workshop/{number}/review").text
    assert "<del>" in review
    assert "<ins>" in review
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    assert "名称: 走过三座桥\n" in file.read_text(encoding="utf-8")
    go(editor, number, "withdraw")
    assert not file.exists()
    library_of(site).reload()
    assert browser(site).get(f"/units/{file.stem}").status_code == 404


def test_a_file_that_was_changed_by_other_means_is_met_and_not_written_over(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = published(lu, editor)
    file = file_of(site, store, number)
    outside = file.read_text(encoding="utf-8").replace("分钟: 45\n", "分钟: 45\n关键词: [石桥]\n", 1)
    file.write_text(outside, encoding="utf-8")
    save(lu, number, 4, name="走过三座桥")
    go(lu, number, "hand-in")
    answer = editor.post(f"/workshop/{number}/way", data={"do": "publish", "version": "5"})
    assert (answer.status_code, "并进来" in answer.text) == (409, True)
    assert file.read_text(encoding="utf-8") == outside
    assert editor.post(f"/workshop/{number}/outside").status_code == 303
    go(editor, number, "publish")
    text = file.read_text(encoding="utf-8")
    assert "名称: 走过三座桥\n" in text
    assert "石桥" in text


def outside_of(file: Path, *changes: tuple[str, str]) -> str:
    """Change the file by other means; return what it holds then."""
    text = file.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")
    return text


def test_what_both_changed_is_told_and_the_words_of_the_file_are_a_version_of_their_own(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number, actor = published(lu, editor), person_named(store).actor
    file = file_of(site, store, number)
    name = file.stem
    outside = outside_of(
        file,
        ("名称: 从校门到桥头\n", "名称: 外面改的名\n"),
        (f"编号: {name}\n", "编号: stray\n"),
        ("45\n", "45 # 外面的话\n"),
    )
    save(lu, number, 4, name="走过三座桥")
    told = lu.post(f"/workshop/{number}/outside")
    assert (told.status_code, "两边都改了：名称 · 编号。" in told.text) == (200, True)
    assert "第6版" in told.text
    assert store.manuscripts.at_version(actor, number, 6) == outside
    there = store.manuscripts.get(actor, number)
    assert there
    assert (there.line.identifier, there.line.title, there.line.version) == (name, "走过三座桥", 7)
    assert f"编号: {name}\n" in there.body
    assert "# 外面的话" in there.body
    outside_of(file, ("45 # 外面的话\n", "40\n"))
    assert lu.post(f"/workshop/{number}/outside").status_code == 303
    there = store.manuscripts.get(actor, number)
    assert there
    assert ("分钟: 40\n" in there.body, there.line.title) == (True, "走过三座桥")


def test_no_words_are_lost_where_it_is_not_known_what_the_file_held_before(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number, actor = published(lu, editor), person_named(store).actor
    store.manuscripts.met_outside(actor, number, "a text that is not kept")
    outside = outside_of(
        file_of(site, store, number), ("看一座桥。", "看两座桥。"), ("分钟: 45\n", "分钟: 45\n关键词: [石桥]\n")
    )
    told = lu.post(f"/workshop/{number}/outside").text
    assert "两边都改了：简介。" in told
    assert store.manuscripts.at_version(actor, number, 5) == outside
    there = store.manuscripts.get(actor, number)
    assert there
    assert ("看一座桥。" in there.body, "石桥" in there.body) == (True, True)


def test_a_file_that_can_not_be_read_is_not_taken_in(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = published(lu, editor)
    for broken in ("名称: [", "别人写的", "名称: \udce9"):
        file_of(site, store, number).write_text(broken, encoding="utf-8", errors="surrogateescape")
        answer = editor.post(f"/workshop/{number}/outside")
        assert (answer.status_code, "没有并进来" in answer.text) == (409, True)
        there = store.manuscripts.get(person_named(store).actor, number)
        assert there
        assert there.line.version == 4


def test_what_readers_have_can_be_withdrawn_whatever_becomes_of_its_next_version(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = published(lu, editor)
    file = file_of(site, store, number)
    save(lu, number, 4, name="走过三座桥")
    go(lu, number, "hand-in")
    go(editor, number, "return")
    assert "撤回" in editor.get(f"/workshop/{number}/review").text
    assert "读者看到的是第4版" in lu.get(f"/workshop/{number}").text
    go(lu, number, "hand-in")
    assert "撤回" in editor.get(f"/workshop/{number}/review").text
    go(editor, number, "withdraw")
    assert not file.exists()
    go(editor, number, "publish")
    assert file.exists()


def test_what_is_published_is_what_the_editor_read(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = written(lu)
    go(lu, number, "hand-in")
    page = editor.get(f"/workshop/{number}/review").text
    assert '<input type="hidden" name="version" value="3">' in page
    save(lu, number, 3, name="没人读过的名")
    for version in ({"version": "3"}, {}):
        answer = editor.post(f"/workshop/{number}/way", data={"do": "publish", **version})
        assert (answer.status_code, "刚才又存了一版" in answer.text) == (409, True)
        assert "没人读过的名" in answer.text
    assert not file_of(site, store, number).exists()
    go(editor, number, "publish")
    assert go(editor, number, "publish").endswith("?done=published")


def test_a_step_that_is_refused_leaves_the_file_and_the_manuscript_as_they_are(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number = published(lu, editor)
    file, own = file_of(site, store, number), person_named(store).actor
    save(lu, number, 4, name="还没送审")
    before = (file.read_text(encoding="utf-8"), store.manuscripts.get(own, number))
    for do in ("publish", "return"):
        editor.post(f"/workshop/{number}/way", data={"do": do, "version": "5"})
        assert (file.read_text(encoding="utf-8"), store.manuscripts.get(own, number)) == before
    outside = outside_of(file, ("45\n", "40\n"))
    for do in ("withdraw", "publish"):
        assert editor.post(f"/workshop/{number}/way", data={"do": do, "version": "5"}).status_code == 409
        assert (file.read_text(encoding="utf-8"), store.manuscripts.get(own, number)) == (outside, before[1])
        go(lu, number, "hand-in")
        before = (outside, store.manuscripts.get(own, number))


def test_a_draft_of_an_editors_own_is_not_published_before_it_was_handed_in(editor: FlaskClient, site: Flask) -> None:
    number = written(editor)
    answer = editor.post(f"/workshop/{number}/way", data={"do": "publish", "version": "3"})
    assert (answer.status_code, "不在这一步" in answer.text) == (409, True)
    with site.app_context():
        folder = current_library().published
    assert folder
    assert not list(folder.glob("schools/east/*.yaml"))


def test_remarks_stand_at_their_field_and_end_in_accepted_or_declined(lu: FlaskClient, editor: FlaskClient) -> None:
    number = written(lu)
    go(lu, number, "hand-in")
    said = {"field": "process.0", "words": "看桥多留五分钟 <b>"}
    assert editor.post(f"/workshop/{number}/remarks", data=said).location == f"/workshop/{number}/review#remarks"
    page = lu.get(f"/workshop/{number}/review").text
    assert "看桥多留五分钟 &lt;b&gt;" in page
    assert "批注，1条没了结" in page
    assert "环节 1 · 看桥" in page
    assert "附1条批注" in editor.get(f"/workshop/{number}/review").text
    lu.post(f"/workshop/{number}/remarks", data={"remark": "1", "do": "accept"})
    page = editor.get(f"/workshop/{number}/review").text
    assert "✓ 采纳" in page
    assert "批注，0条没了结" in page


def test_it_is_shown_as_its_page_will_be(lu: FlaskClient) -> None:
    number = written(lu)
    page = lu.get(f"/workshop/{number}/preview").text
    assert "数一数桥孔" in page
    assert "只有你和编辑看得到" in page


def test_what_is_thrown_away_is_gone_from_the_list(lu: FlaskClient) -> None:
    number = written(lu)
    assert go(lu, number, "delete") == "/workshop?done=deleted"
    assert lu.get(f"/workshop/{number}").status_code == 404
    assert go(lu, begin(lu), "nothing").startswith("/workshop/")
