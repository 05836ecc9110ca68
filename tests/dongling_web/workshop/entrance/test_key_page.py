"""A lone school's workshop: whoever has the key writes, reviews and publishes, and nobody else."""

from flask import Flask

from dongling.store import Store
from dongling_web.http.context import current_library
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import SOUND, go, save
from tests.dongling_web.workshop.entrance.conftest import KEY, shown
from tests.dongling_web.workshop.ties.test_origin import NOTE, rewritten


def test_who_has_the_key_writes_hands_in_and_publishes(site: Flask, store: Store) -> None:
    client = browser(site)
    assert client.get("/workshop?x=1").location == "/workshop/key?back=/workshop%3Fx%3D1"
    assert 'href="/workshop"' in client.get("/").text
    answer = client.post("/workshop/key", data={"key": f" {KEY}", "back": "/workshop?x=1"})
    assert answer.location == "/workshop?x=1"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "半座桥" in client.get("/workshop").text
    assert client.post("/workshop", data={"kind": "lesson"}).location == "/workshop/1"
    save(client, 1, 1, **{"count:process": "0"}, do="add:process")
    save(client, 1, 2, **SOUND)
    go(client, 1, "hand-in")
    go(client, 1, "publish", status="approved")
    with site.app_context():
        library = current_library()
    library.reload()
    assert "从校门到桥头" in browser(site).get("/search?q=桥头").text
    assert not store.people.any()
    assert "工坊钥匙" in client.get("/workshop/1/review").text


def test_who_has_the_key_is_shown_what_changed_in_an_original_before_it_counts_as_seen(site: Flask) -> None:
    client = shown(site)
    assert client.post("/workshop", data={"unit": "a"}).location == "/workshop/1"
    rewritten(site, description="读三份材料。")
    for address in ("/workshop", "/workshop/1"):
        assert NOTE in client.get(address).text
    assert "简介" in client.get("/workshop/1/origin").text
    client.post("/workshop/1/origin", data={"do": "take"})
    assert NOTE in client.get("/workshop").text
    client.post("/workshop/1/origin", data={"do": "seen"})
    assert NOTE not in client.get("/workshop").text


def test_a_wrong_key_opens_nothing_and_few_are_tried(site: Flask) -> None:
    client = browser(site)
    for _ in range(5):
        answer = client.post("/workshop/key", data={"key": "x" * 12})
        assert (answer.status_code, answer.headers.get("Set-Cookie")) == (403, None)
    answer = client.post("/workshop/key", data={"key": KEY})
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)
    assert client.post("/workshop", data={"kind": "lesson"}).status_code == 403
    other = {"HTTP_SEC_FETCH_SITE": "cross-site"}
    assert client.post("/workshop/key", data={"key": KEY}, environ_base=other).status_code == 403


def test_a_button_ends_it_and_nobody_is_led_to_another_site(site: Flask) -> None:
    client = shown(site, back="https://evil.example/")
    assert client.get("/workshop").status_code == 200
    assert client.get("/workshop/key").location == "/workshop"
    client.post("/workshop/key/end")
    assert client.get("/workshop").location.startswith("/workshop/key")
    assert browser(site).post("/workshop/key", data={"key": KEY, "back": "//evil.example"}).location == "/"


def test_without_a_key_or_accounts_there_is_no_workshop(app: Flask) -> None:
    for page in ("/workshop", "/workshop/key"):
        assert browser(app).get(page).status_code == 404
    assert browser(app).post("/workshop/key", data={"key": KEY}).status_code == 404
