"""The key by which a browser takes part in a wall."""

from pathlib import Path

from dongling.testing import OpenLibrary
from dongling_web.app import create_app
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.site import EAST


def test_without_a_folder_for_its_state_the_wall_works_and_phones_are_said_to_be_away(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    client = browser(create_app(open_library(write(tmp_path / "east", EAST), state=tmp_path / "taken")))
    assert client.get("/units/film-bell/show").status_code == 200
    assert client.get("/units/film-bell/show/notes").status_code == 200
    answer = client.post("/wall", data={"unit": "film-bell"})
    assert answer.status_code == 503
    assert "用键盘翻页" in answer.text


def test_a_key_that_nobody_gave_changes_nothing_on_the_wall(open_library: OpenLibrary, tmp_path: Path) -> None:
    client = browser(create_app(open_library(write(tmp_path / "east", EAST))))
    client.set_cookie("dongling_wall", "no-such-key")
    assert "data-paired" not in client.get("/units/film-bell/show").text


def test_a_key_goes_with_the_whole_site_below_its_path(open_library: OpenLibrary, tmp_path: Path) -> None:
    client = browser(create_app(open_library(write(tmp_path / "east", EAST), base_path="/kc")))
    answer = client.post("/kc/wall", data={"unit": "film-bell"})
    assert answer.headers["Location"] == "/kc/wall/pair"
    assert "Path=/kc/" in answer.headers["Set-Cookie"]
    assert client.get("/kc/wall/pair").status_code == 200


def test_with_https_no_other_site_of_the_domain_can_set_it(open_library: OpenLibrary, tmp_path: Path) -> None:
    client = browser(create_app(open_library(write(tmp_path / "east", EAST))))
    cookie = client.post("/wall", data={"unit": "film-bell"}, base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-dongling_wall=")
    assert "Secure" in cookie
