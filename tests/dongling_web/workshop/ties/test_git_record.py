"""A publication is a commit where the site has git keep what is published; a git that fails keeps nobody."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling.media.making import photo
from tests.dongling.store.accounts.making import DISTRICT, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.workshop.conftest import go
from tests.dongling_web.workshop.test_boxes import SAID, illustrated
from tests.dongling_web.workshop.test_media import names_in, put
from tests.dongling_web.workshop.test_review import file_of, published


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent, tmp_path: Path) -> Iterator[Flask]:
    """Return the app of a site whose published folder is a git work tree."""
    place = tmp_path / "published"
    subprocess.run(["git", "init", "-q", str(place)], check=True)
    folder = write_content({"a.yaml": unit_text("a"), "school.yaml": "编号: east\n名称: 东校\n"})
    app = create_app(open_library(folder, search=True, accounts=True, published=place, content_git=True))
    yield app
    close_store(app)


def told(tmp_path: Path) -> list[str]:
    """Return what git has of the commits, the newest first."""
    command = ["git", "-C", str(tmp_path / "published"), "log", "--format=%an / %cn / %ae / %s"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def test_publishing_and_withdrawing_are_commits_and_what_git_missed_is_told(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store, sign_in: SignIn, tmp_path: Path
) -> None:
    number = published(lu, editor)
    mail = "dongling@site.invalid"
    first = f"陆老师 / 沈编辑 / {mail} / 发布: 从校门到桥头"
    assert told(tmp_path) == [first]
    go(editor, number, "withdraw")
    assert told(tmp_path) == [f"沈编辑 / 沈编辑 / {mail} / 撤回: 从校门到桥头", first]
    (tmp_path / "published" / ".git" / "index.lock").touch()
    go(editor, number, "publish")
    assert file_of(site, store, number).exists()
    assert len(told(tmp_path)) == 2
    somebody(store, "区里", DISTRICT)
    page = sign_in("区里").get("/admin").text
    assert "1个发布的文件还没有进git" in page
    assert "index.lock" in page


def test_pictures_that_go_are_taken_out_along_with_the_file_that_named_them(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store, tmp_path: Path
) -> None:
    number, name = illustrated(lu, store)
    go(editor, number, "publish")
    unit = f"schools/east/{file_of(site, store, number).name}"
    assert kept(tmp_path) == {unit, f"schools/east/media/{name}"}
    put(lu, number, do="out:0")
    put(lu, number, ("新.jpg", photo((50, 50))), **SAID)
    (new,) = names_in(store, number)
    put(lu, number, **{"count:media": "1", "media.0.description": "新桥"})
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    assert kept(tmp_path) == {unit, f"schools/east/media/{new}"}
    put(lu, number, do="out:0")
    go(editor, number, "withdraw")
    assert kept(tmp_path) == set()


def kept(tmp_path: Path) -> set[str]:
    """Return the files that git has now."""
    command = ["git", "-C", str(tmp_path / "published"), "-c", "core.quotePath=false", "ls-files"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines())
