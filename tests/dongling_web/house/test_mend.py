"""A file with slips is shown as it could be; where it was published from the site, a button makes it so."""

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from dongling import Library
from dongling.accounts import Grant, Role
from dongling.store import Did, Store
from dongling.testing import unit_text
from dongling_web.http.context import current_library
from tests.dongling.store.audit.making import told
from tests.dongling_web.house.conftest import signed_in

SLIPPED = unit_text("p").replace("name: 一节课", "name：一节课").encode()


def library_with(site: Flask, name: str, data: bytes) -> tuple[Library, Path]:
    """Write a file into the folder of published units, or with a plain name into the content; read it."""
    with site.app_context():
        library = current_library()
    assert library.published
    file = (library.published if "/" in name else library.folders[0]) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    library.reload()
    return library, file


def page_of(client: FlaskClient, name: str) -> str:
    """Return the page that the list of problems leads to for a file."""
    (link,) = re.findall(rf'href="(/admin/content/mend\?file=[^"]*{name})"', client.get("/admin/content").text)
    return client.get(link).text


def pressed(client: FlaskClient, page: str) -> tuple[int, str]:
    """Press the button of a page that shows a file; return the status and the page that comes."""
    form = dict(re.findall(r'name="(file|digest)" value="([^"]*)"', page))
    answer = client.post("/admin/content/mend", data=form)
    return answer.status_code, answer.text


def test_an_editor_has_slips_mended_in_what_her_school_published_and_the_original_is_kept(
    site: Flask, store: Store, boss_west: FlaskClient
) -> None:
    library, file = library_with(site, "schools/east/p.yaml", SLIPPED)
    editor = signed_in(site, store, "沈编辑", Grant(Role.EDITOR, "east"))
    page = page_of(editor, "p.yaml")
    assert "-name：一节课" in page
    assert "+name: 一节课" in page
    form = dict(re.findall(r'name="(file|digest)" value="([^"]*)"', page))
    assert boss_west.get(f"/admin/content/mend?file={form['file']}").status_code == 404
    assert boss_west.post("/admin/content/mend", data=form).status_code == 404
    assert file.read_bytes() == SLIPPED
    assert pressed(editor, page)[0] == 200
    (kept,) = file.parent.glob("p.yaml.bak-*")
    assert (kept.read_bytes(), file.read_bytes()) == (SLIPPED, SLIPPED.replace("：".encode(), b": "))
    library.reload()
    assert library.catalog.units["p"].name == "一节课"
    assert told(store)[-1] == ("沈编辑", Did.UNIT_MENDED, "p", "east")


def test_a_file_that_was_changed_meanwhile_is_shown_again_and_left(site: Flask, district: FlaskClient) -> None:
    _, file = library_with(site, "schools/east/p.yaml", SLIPPED)
    page = page_of(district, "p.yaml")
    file.write_bytes(SLIPPED + b"# mine\n")
    status, again = pressed(district, page)
    assert (status, "刚被改过" in again) == (409, True)
    assert file.read_bytes() == SLIPPED + b"# mine\n"


def test_of_other_folders_the_command_is_said_and_no_path_but_that_of_a_problem_is_opened(
    site: Flask, boss: FlaskClient, tmp_path: Path
) -> None:
    _, file = library_with(site, "s.yaml", SLIPPED)
    page = page_of(boss, "s.yaml")
    assert f"dongling fix {file} --apply" in page
    assert "照这样改好" not in page
    digest = "0" * 64
    assert boss.post("/admin/content/mend", data={"file": str(file), "digest": digest}).status_code == 403
    (tmp_path / "secret.yaml").write_text("secret：1\n", encoding="utf-8")
    for name in ("", str(tmp_path / "secret.yaml"), f"{file.parent}/../secret.yaml", "plugin:x"):
        assert boss.get("/admin/content/mend", query_string={"file": name}).status_code == 404
