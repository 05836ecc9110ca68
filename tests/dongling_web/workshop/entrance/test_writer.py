"""Who writes by the key: an editor of the site's schools, while there are no people, and nobody without it."""

import pytest
from flask import Flask

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.accounts.access import COOKIE as SESSION
from dongling_web.app import create_app
from dongling_web.workshop.entrance.writer import COOKIE, writers_cookies
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.entrance.conftest import KEY, shown


def test_once_there_are_people_the_key_gives_nothing(site: Flask, store: Store) -> None:
    client = shown(site)
    client.post("/workshop", data={"kind": "lesson"})
    assert client.get("/workshop/1").status_code == 200
    token = store.people.first_link()
    assert token, "in whose name the key writes is no person"
    somebody(store)
    for page in ("/workshop", "/workshop/1", "/workshop/key"):
        answer = client.get(page)
        assert (answer.status_code, "不再管用" in answer.text) == (403, True)
    assert client.post("/workshop/key", data={"key": KEY}).status_code == 403
    with pytest.raises(Exception, match="工坊钥匙"):
        store.people.add(OPERATOR, "工坊钥匙", [])


def test_media_and_pages_of_what_is_written_are_for_who_has_the_key_alone(site: Flask) -> None:
    client = shown(site)
    client.post("/workshop", data={"kind": "lesson"})
    stranger = browser(site)
    stranger.set_cookie(COOKIE, "1800000000.x")
    for page in ("/workshop/1", "/workshop/1/review", "/workshop/1/file"):
        assert stranger.get(page).location.startswith("/workshop/key")
        assert client.get(page).status_code == 200


def test_files_are_taken_only_by_the_cookies_of_who_can_write_here(
    site: Flask, open_library: OpenLibrary, write_content: WriteContent
) -> None:
    assert writers_cookies(site) == (COOKIE,)
    plain, people = (open_library(write_content({"b.yaml": unit_text("b")}), accounts=there) for there in (False, True))
    assert writers_cookies(create_app(plain)) == ()
    assert writers_cookies(create_app(people)) == (SESSION,)
