"""我的序列: what a teacher without an account can do, and what a stranger, a bad link or a bad form can't."""

import logging
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dongling import Library
from dongling_web.app import create_app
from dongling_web.drafts.cookie import COOKIE, MOST
from dongling_web.drafts.held_store import close_store
from tests.dongling_web.conftest import browser

KEY = "a" * 24


def keys(client: FlaskClient) -> list[str]:
    """Return the keys that a browser keeps."""
    cookie = client.get_cookie(COOKIE)
    return cookie.value.split(".") if cookie else []


def add(client: FlaskClient, unit: str, **form: str) -> TestResponse:
    """Press 加入序列."""
    return client.post("/drafts/add", data={"unit": unit, **form})


def count(client: FlaskClient, path: str = "/about") -> str:
    """Return what the header of a page says of the current draft: its steps, nothing where there is none."""
    (found,) = re.findall(r'id="mine".*?</a>', client.get(path).text)
    return re.sub(r".*<b>(\d+)<span.*", r"\1", found) if "<b>" in found else ""


def names(client: FlaskClient) -> list[str]:
    """Return the names in the list of drafts."""
    return re.findall(r'<h2 class="hit-title"><a href="/drafts/[^"]+">([^<]+)</a>', client.get("/drafts").text)


def test_the_first_unit_makes_a_draft_and_the_browser_goes_back_to_its_button(client: FlaskClient) -> None:
    assert count(client) == ""
    response = add(client, "film-bell", back="/search?q=%E9%92%9F")
    assert response.status_code == 303
    assert response.headers["Location"] == "/search?q=%E9%92%9F#add-film-bell"
    assert len(keys(client)) == 1
    assert count(client) == "1"
    assert add(client, "walk-bridge").headers["Location"] == "/units/walk-bridge#add-walk-bridge"
    assert len(keys(client)) == 1
    assert count(client) == "2"


@pytest.mark.parametrize(
    "path", ["/search?q=钟", "/units/film-bell", "/collections/c-river", "/facts/bridge-age", "/search?audience=all"]
)
def test_every_card_and_unit_has_a_button_for_everyone(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    buttons = re.findall(r'<button class="btn add" id="add-([^"]+)" form="add" name="unit" value="([^"]+)">', text)
    assert buttons
    assert all(name == unit for name, unit in buttons)
    assert len(buttons) == max(text.count('<li class="hit">'), 1)
    assert text.count('name="back"') == 1
    add(client, buttons[0][0])
    after = client.get(path).text
    assert f'<a class="btn add added" id="add-{buttons[0][0]}" href="/drafts/current#step-1">' in after
    assert after.count("加入序列<") == len(buttons) - 1


def test_the_results_come_back_to_where_they_were(client: FlaskClient) -> None:
    text = client.get("/search?q=水&page=2&stage=junior").text
    (back,) = re.findall(r'<input type="hidden" form="add" name="back" value="([^"]+)">', text)
    assert back == "/search?q=%E6%B0%B4&amp;stage=junior&amp;page=2"


def test_a_script_is_answered_with_what_changes_on_the_page(client: FlaskClient) -> None:
    response = client.post("/drafts/add", data={"unit": "film-bell"}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert re.findall(r'id="([^"]+)"', response.text) == ["mine", "add-film-bell", "added"]
    assert "已加入《一口老钟》，序列里现有1步" in response.text
    assert len(keys(client)) == 1


def test_what_is_in_the_draft_already_stays_there_once(client: FlaskClient) -> None:
    for _ in range(3):
        assert add(client, "film-bell").status_code == 303
    assert count(client) == "1"


def test_a_draft_is_begun_empty_of_a_unit_or_of_a_sequence_and_opened(client: FlaskClient) -> None:
    for form in ({}, {"unit": "film-bell"}, {"sequence": "seq-river"}):
        response = client.post("/drafts", data=form)
        assert response.status_code == 303
        assert response.headers["Location"] == f"/drafts/{keys(client)[0]}"
    assert names(client) == ["一条河", "没有名字的序列", "没有名字的序列"]
    assert count(client) == "3"


def test_the_list_says_what_each_holds_since_when_and_until_when(client: FlaskClient) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    text = client.get("/drafts").text
    assert "走到老桥、一口老钟、not-loaded" in text
    assert "<span>3步</span>" in text
    assert "95分钟" in text
    assert re.search(r"20\d\d年\d+月\d+日 \d\d:\d\d保存，第1版。一直不用，也至少留到20\d\d年\d+月\d+日", text)
    assert "编辑链接就是钥匙，谁有它谁就能改" in text
    assert f"http://localhost/drafts/{keys(client)[0]}" in text
    assert re.search(r"http://localhost/shared/[\w-]{24}<", text)
    assert f"一个浏览器最多记{MOST}个序列；最后一次打开以后至少留两学年" in text


def test_the_current_one_is_marked_and_can_be_changed(client: FlaskClient) -> None:
    client.post("/drafts", data={"unit": "film-bell"})
    client.post("/drafts", data={"sequence": "seq-river"})
    last, first = keys(client)
    assert client.get("/drafts").text.count("新单元加到这里") == 1
    assert client.post(f"/drafts/{first}/current").headers["Location"] == "/drafts"
    assert keys(client) == [first, last]
    add(client, "talk-letter")
    assert names(client)[0] == "没有名字的序列"
    assert count(client) == "2"


def test_links_lead_to_the_current_draft_without_naming_its_key(client: FlaskClient) -> None:
    assert client.get("/drafts/current").headers["Location"] == "/drafts"
    add(client, "film-bell")
    assert client.get("/drafts/current").headers["Location"] == f"/drafts/{keys(client)[0]}"
    for path in ("/", "/search?q=钟", "/units/film-bell", "/none"):
        assert keys(client)[0] not in client.get(path).text


def test_a_draft_can_leave_a_browser_and_be_there_still(client: FlaskClient, app: Flask) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    (key,) = keys(client)
    assert "已从这个浏览器移走" in client.post(f"/drafts/{key}/forget", follow_redirects=True).text
    assert keys(client) == []
    assert browser(app).get(f"/drafts/{key}/history").status_code == 200


def test_drafts_that_are_gone_leave_the_list_and_it_says_so(client: FlaskClient) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    (stays,) = keys(client)
    client.set_cookie(COOKIE, f"{stays}.{KEY}")
    assert "有1个序列已经不在" in client.get("/drafts").text
    assert keys(client) == [stays]
    assert "已经不在" not in client.get("/drafts").text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "same-origin"])
def test_a_link_that_leads_to_a_strangers_draft_shows_it_and_leaves_mine_the_current_one(
    client: FlaskClient, app: Flask, site: str
) -> None:
    add(client, "film-bell")
    mine = keys(client)
    stranger = browser(app)
    stranger.post("/drafts", data={"sequence": "seq-river"})
    (theirs,) = keys(stranger)
    for path in (f"/drafts/{theirs}", f"/drafts/{theirs}?compact=1", f"/drafts/{theirs}/history"):
        page = client.get(path, headers={"Sec-Fetch-Site": site})
        assert page.status_code == 200
        assert keys(client) == mine
    assert count(client) == "1"
    add(client, "talk-letter")
    assert keys(client) == mine
    page = client.get(f"/drafts/{theirs}")
    assert "新单元现在加到另一个序列，不是这里" in page.text
    button = {"do": "current", "version": "1"}
    assert client.post(f"/drafts/{theirs}", data=button, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert keys(client) == mine
    assert client.post(f"/drafts/{theirs}", data=button).headers["Location"] == f"/drafts/{theirs}"
    assert keys(client) == [theirs, *mine]
    assert "不是这里" not in client.get(f"/drafts/{theirs}").text


def test_a_browser_keeps_only_so_many_and_is_told(client: FlaskClient) -> None:
    for _ in range(MOST):
        assert client.post("/drafts").status_code == 303
    before = keys(client)
    response = client.post("/drafts")
    assert response.status_code == 409
    assert f"一个浏览器最多记{MOST}个序列" in response.text
    assert keys(client) == before
    assert add(client, "film-bell").status_code == 303
    client.post(f"/drafts/{before[-1]}/delete")
    assert client.post("/drafts").status_code == 303


def test_history_says_what_was_done_and_shows_each_version(client: FlaskClient) -> None:
    add(client, "film-bell")
    add(client, "walk-bridge")
    (key,) = keys(client)
    text = client.get(f"/drafts/{key}/history").text
    assert re.findall(r'history/\d">([^<]+)</a>', text) == ["已加入《走到老桥》", "已加入《一口老钟》"]
    assert text.count("现在这一版") == 1
    form = rf'action="/drafts/{key}" method="post">.*name="version" value="2".*name="number" value="1".*value="restore"'
    assert len(re.findall(form, text)) == 1
    then = client.get(f"/drafts/{key}/history/1").text
    assert "一口老钟" in then
    assert "走到老桥" not in then
    assert len(re.findall(form, then)) == 1
    assert "恢复这一版" not in client.get(f"/drafts/{key}/history/2").text


def test_a_version_with_a_unit_that_is_gone_is_shown_with_its_identifier(client: FlaskClient) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    text = client.get(f"/drafts/{keys(client)[0]}/history/1").text
    assert "not-loaded" in text
    assert "所属学校没有装载" in text


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999"])
def test_a_version_that_is_not_kept_says_where_the_others_are(client: FlaskClient, number: str) -> None:
    add(client, "film-bell")
    (key,) = keys(client)
    response = client.get(f"/drafts/{key}/history/{number}")
    assert response.status_code == 404
    assert "没有这一版" in response.text
    assert f'href="/drafts/{key}/history"' in response.text


@pytest.mark.parametrize("key", [KEY, "current", "x", "%00", "..%2f..", "a" * 5000, "书" * 24])
@pytest.mark.parametrize("what", ["history", "history/1"])
def test_a_forged_link_opens_nothing(client: FlaskClient, key: str, what: str) -> None:
    response = client.get(f"/drafts/{key}/{what}")
    assert response.status_code == 404
    assert "<h1>没有这" in response.text


def test_a_read_only_link_changes_nothing_and_says_what_it_is(client: FlaskClient, app: Flask) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    (read_key,) = set(re.findall(r"/shared/([\w-]{24})", client.get("/drafts").text))
    stranger = browser(app)
    for response in (
        stranger.post(f"/drafts/{read_key}/delete"),
        stranger.post(f"/drafts/{read_key}/current"),
        stranger.get(f"/drafts/{read_key}/history"),
        stranger.get(f"/drafts/{read_key}/history/1"),
    ):
        assert response.status_code == 403
        assert "这是只读链接" in response.text
        assert f'href="/shared/{read_key}"' in response.text
    assert keys(stranger) == []
    assert names(client) == ["一条河"]
    assert stranger.post("/drafts", data={"copy": read_key}).status_code == 303
    assert names(stranger) == ["一条河"]


@pytest.mark.parametrize("unit", ["none", "", "<script>", "a" * 500])
def test_an_unknown_unit_is_not_added_and_what_is_saved_stays(client: FlaskClient, unit: str) -> None:
    add(client, "film-bell")
    response = add(client, unit)
    assert response.status_code == 404
    assert "没有这个单元" in response.text
    assert "已存的都在" in response.text
    assert count(client) == "1"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_way_back_off_the_site_is_refused_before_anything_is_added(client: FlaskClient, back: str) -> None:
    response = add(client, "film-bell", back=back)
    assert response.status_code == 400
    assert "back 要是本站的地址" in response.text
    assert keys(client) == []


def test_a_form_of_another_site_reaches_no_draft(client: FlaskClient) -> None:
    add(client, "film-bell")
    (key,) = keys(client)
    for path in ("/drafts", "/drafts/add", f"/drafts/{key}/delete", f"/drafts/{key}/forget", f"/drafts/{key}/current"):
        response = client.post(path, data={"unit": "walk-bridge"}, headers={"Sec-Fetch-Site": "cross-site"})
        assert response.status_code == 403, path
    assert keys(client) == [key]
    assert count(client) == "1"


@pytest.mark.parametrize("path", ["/drafts", "/drafts/add"])
def test_a_form_of_100_kb_is_too_long_and_the_page_says_so(client: FlaskClient, path: str) -> None:
    add(client, "film-bell")
    response = client.post(path, data={"unit": "film-bell", "note": "长" * 34_000})
    assert response.status_code == 413
    assert "一次最多送64 KB；这一次没有保存，已存的都在" in response.text
    assert count(client) == "1"


@pytest.mark.parametrize("cookie", ["", "x", "." * 3000, "<script>", "a" * 24, ".".join([KEY] * 150), "%00%ff", '"'])
def test_a_hostile_cookie_opens_nothing_and_breaks_no_page(client: FlaskClient, cookie: str) -> None:
    client.set_cookie(COOKIE, cookie)
    assert count(client) == ""
    assert client.get("/drafts").status_code == 200
    assert add(client, "film-bell").status_code == 303
    assert count(client) == "1"


def test_pages_of_drafts_are_kept_by_nobody_and_listed_by_nobody(client: FlaskClient) -> None:
    add(client, "film-bell")
    (key,) = keys(client)
    for path in ("/drafts", "/drafts/current", f"/drafts/{key}/history", f"/drafts/{KEY}/history", "/shared/none"):
        headers = client.get(path).headers
        assert "no-store" in headers["Cache-Control"], path
        assert headers["X-Robots-Tag"] == "noindex", path
        assert headers["Referrer-Policy"] == "same-origin", path
    assert "X-Robots-Tag" not in client.get("/draftsmen").headers


def test_the_list_of_keys_is_never_squeezed_since_its_length_could_tell_them(client: FlaskClient) -> None:
    client.post("/drafts", data={"sequence": "seq-river"})
    squeezed = {"Accept-Encoding": "gzip"}
    response = client.get("/drafts", headers=squeezed)
    assert "Content-Encoding" not in response.headers
    assert "no-transform" in response.headers["Cache-Control"]
    history = client.get(f"/drafts/{keys(client)[0]}/history", headers=squeezed)
    assert history.headers["Content-Encoding"] == "gzip"


@pytest.fixture
def failing(library: Library) -> Iterator[Flask]:
    """Return an app in which a page of a draft fails."""
    app = create_app(library)

    def fail(key: str) -> str:
        raise RuntimeError(f"{len(key)}")

    app.add_url_rule("/drafts/<key>/fail", view_func=fail)
    yield app
    close_store(app)


def test_the_log_never_holds_a_key(failing: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert failing.test_client().get(f"/drafts/{KEY}/fail").status_code == 500
    assert "/drafts/…" in caplog.text
    assert KEY not in caplog.text


def test_a_pupil_without_drafts_never_sees_another_header(client: FlaskClient, app: Flask) -> None:
    paths = ["/search?q=钟", "/search"]
    plain = [browser(app).get(path).data for path in paths]
    add(client, "film-bell")
    for path, before in zip(paths, plain, strict=True):
        mine = client.get(path).data
        pupil = browser(app)
        assert pupil.get(path).data == before
        assert "Set-Cookie" not in pupil.get(path).headers
        assert mine != before
        assert client.get(path).data == mine
