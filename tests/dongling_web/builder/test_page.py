"""The builder without scripts: every button is a form, every change a version, and nothing that was typed is lost."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from werkzeug.test import TestResponse

from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import MOST_STEPS, Draft
from dongling_web.drafts.held_store import current_store

STEPS = ["walk-bridge", "film-bell", "not-loaded"]


@pytest.fixture
def draft(client: FlaskClient) -> str:
    """Return the address of a draft that began as the site's sequence."""
    return client.post("/drafts", data={"sequence": "seq-river"}).headers["Location"]


def do(client: FlaskClient, address: str, button: str, version: int = 1, **fields: object) -> TestResponse:
    """Press a button of the builder."""
    return client.post(address, data={"do": button, "version": version, **fields})


def steps(client: FlaskClient, address: str) -> list[str]:
    """Return the units of a draft as its page shows them."""
    return re.findall(r'<form class="b-row" method="post" data-key="([^"]+)"', client.get(address).text)


def said(page: TestResponse) -> str:
    """Return what the status line says."""
    (line,) = re.findall(r'role="status">(.*?)</div>', page.text, re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", "", line)).split())


def shown(page: TestResponse, name: str) -> list[str]:
    """Return the values of the fields of a name."""
    return [unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', page.text)]


def test_the_page_shows_every_step_even_one_whose_unit_is_not_loaded(client: FlaskClient, draft: str) -> None:
    page = client.get(draft)
    assert steps(client, draft) == STEPS
    assert "<h1>一条河</h1>" in page.text
    assert "没有装载，留着不动，也可以移出" in page.text
    assert shown(page, "minutes") == ["90", "5", ""]
    assert "说明：半天" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_its_rows_speak_the_language_of_the_page_whatever_was_asked_before(client: FlaskClient, draft: str) -> None:
    chinese, english = (client.get(f"{draft}?lang={name}").text for name in ("zh", "en"))
    assert [("初中 7-9年级" in text, "junior grades 7-9" in text) for text in (chinese, english)] == [
        (True, False),
        (False, True),
    ]


def test_competencies_are_called_by_their_names_and_not_by_their_identifiers(client: FlaskClient, draft: str) -> None:
    for language, name in (("zh", "认同与归属"), ("en", "identity and belonging")):
        text = client.get(f"{draft}?lang={language}").text
        assert f">{name}</span>" in text
        assert ">line-" not in text


def test_no_form_is_sent_to_an_address_that_holds_the_key(client: FlaskClient, draft: str) -> None:
    addresses = re.findall(r'<form[^>]* action="([^"]*)"', client.get(draft).text)
    assert set(addresses) == {"/search", "/drafts/add"}


def test_a_change_is_saved_said_and_leads_back_to_its_step(client: FlaskClient, draft: str) -> None:
    answer = do(client, draft, "up", step=2)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{draft}?said=2&step=1#step-1"
    page = client.get(answer.headers["Location"])
    assert said(page) == "《一口老钟》已移到最前，共3步。 撤销"
    assert '<li class="b-step b-changed" id="step-1"' in page.text
    assert steps(client, draft) == ["film-bell", "walk-bridge", "not-loaded"]
    for other in ("1", "x", "9" * 5000):
        assert said(client.get(f"{draft}?said={other}&step=1")) == ""
    assert client.get(f"{draft}?said=2&step={'9' * 5000}").status_code == 200


def test_undo_and_redo_walk_along_all_that_was_done_and_lose_nothing(client: FlaskClient, draft: str) -> None:
    do(client, draft, "remove", step=2)
    do(client, draft, "remove", 2, step=2)
    do(client, draft, "set", 3, step=1, minutes=60)
    page = client.get(do(client, draft, "undo", 4).headers["Location"])
    assert said(page) == "已撤销：第1步《走到老桥》改为60分钟。 撤销 重做"
    assert shown(page, "minutes")[0] == "90"
    do(client, draft, "undo", 5)
    assert steps(client, draft) == ["walk-bridge", "not-loaded"]
    page = client.get(do(client, draft, "undo", 6).headers["Location"])
    assert said(page) == "已撤销：《一口老钟》已移出，还有2步。 重做"
    assert steps(client, draft) == STEPS
    assert said(do(client, draft, "undo", 7)) == "没有可以撤销的了。"
    page = client.get(do(client, draft, "redo", 7).headers["Location"])
    assert said(page) == "已重做：《一口老钟》已移出，还有2步。 撤销 重做"
    do(client, draft, "redo", 8)
    do(client, draft, "redo", 9)
    assert shown(client.get(draft), "minutes")[0] == "60"
    assert said(do(client, draft, "redo", 10)) == "没有可以重做的了。"
    assert client.get(f"{draft}/history").text.count('<li class="version">') == 10


def test_what_is_done_anew_after_an_undo_goes_on_from_there(client: FlaskClient, draft: str) -> None:
    do(client, draft, "remove", step=2)
    do(client, draft, "undo", 2)
    do(client, draft, "remove", 3, step=1)
    assert 'value="redo"' not in client.get(draft).text
    do(client, draft, "undo", 4)
    assert steps(client, draft) == STEPS
    do(client, draft, "redo", 5)
    assert steps(client, draft) == ["film-bell", "not-loaded"]
    page = client.get(do(client, draft, "restore", 6, number=2).headers["Location"])
    assert said(page) == "已回到第2版。 撤销"
    do(client, draft, "undo", 7)
    assert steps(client, draft) == ["film-bell", "not-loaded"]


def test_an_undo_that_is_sent_twice_is_done_once_and_one_of_a_stale_page_is_asked_about(
    client: FlaskClient, draft: str
) -> None:
    do(client, draft, "remove", step=2)
    do(client, draft, "remove", 2, step=2)
    for _ in range(2):
        assert do(client, draft, "undo", 3).status_code == 303
    assert steps(client, draft) == ["walk-bridge", "not-loaded"]
    answer = do(client, draft, "undo", 2)
    assert answer.status_code == 409
    assert "两份不一样，选一份" in answer.text
    assert steps(client, draft) == ["walk-bridge", "not-loaded"]
    assert do(client, draft, "undo", 2, over=4).status_code == 303
    assert steps(client, draft) == STEPS


def test_of_an_undo_that_comes_late_both_can_be_kept(client: FlaskClient, draft: str) -> None:
    do(client, draft, "remove", step=2)
    do(client, draft, "remove", 2, step=2)
    other = urlsplit(do(client, draft, "undo", 2, over=3, keep="both").headers["Location"]).path
    assert other != draft
    assert steps(client, other) == STEPS
    assert steps(client, draft) == ["walk-bridge"]


def test_after_the_last_undo_the_focus_goes_to_redo_and_back(client: FlaskClient, draft: str) -> None:
    do(client, draft, "remove", step=2)
    script = {"HX-Request": "true"}
    undone = client.post(draft, data={"do": "undo", "version": 2}, headers=script).text
    assert 'data-focus="redo"' in undone
    assert 'id="undo"' not in undone
    assert 'data-focus="undo"' in client.post(draft, data={"do": "redo", "version": 3}, headers=script).text


def test_a_version_that_is_not_there_is_said(client: FlaskClient, draft: str) -> None:
    answer = do(client, draft, "restore", number=77)
    assert answer.status_code == 400
    assert said(answer) == "第77版已经不在历史里。"


def test_what_is_as_it_was_makes_no_version(client: FlaskClient, draft: str) -> None:
    answer = do(client, draft, "set", step=1, minutes=90, note="半天")
    assert answer.headers["Location"].startswith(f"{draft}?said=1")
    assert "第1版" in client.get(draft).text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"do": "set", "step": 1, "minutes": "半天", "note": "新的"}, "分钟要写1到2000的整数，不是“半天”。没有保存。"),
        ({"do": "set", "step": 1, "note": "长" * 1001}, "第1步说明的字数是1001，最多1000。没有保存，已存的还在。"),
        ({"do": "about", "name": "长" * 81}, "名字的字数是81，最多80。没有保存，已存的还在。"),
        ({"do": "fly"}, "没有这个操作，回到序列再试一次。"),
        ({"do": "remove", "step": 9}, "没有第9步，这个序列现有3步。"),
    ],
)
def test_what_can_not_be_saved_is_said_and_stays_typed(
    client: FlaskClient, draft: str, fields: dict[str, object], words: str
) -> None:
    answer = client.post(draft, data={"version": 1, **fields})
    assert answer.status_code == 400
    assert said(answer) == words
    typed = unescape(answer.text)
    assert all(str(value) in typed for name, value in fields.items() if name not in ("do", "step"))
    assert "第1版" in client.get(draft).text


def test_a_hundred_kilobytes_in_a_note_are_refused_and_nothing_saved_is_lost(client: FlaskClient, draft: str) -> None:
    answer = do(client, draft, "set", step=1, note="x" * 100_000)
    assert answer.status_code == 413
    assert "已存的都在" in answer.text
    assert steps(client, draft) == STEPS


def test_a_step_may_say_anything_and_acts_on_nothing(client: FlaskClient, draft: str) -> None:
    hostile = '"><script>alert(1)</script>{{ 7*7 }}\n</textarea><img src=x>'
    do(client, draft, "set", step=1, note=hostile)
    do(client, draft, "about", 2, name=hostile, description=hostile)
    page = client.get(draft).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert escape(hostile.splitlines()[0]) in page


def test_who_comes_second_sees_both_and_nothing_was_changed(client: FlaskClient, draft: str) -> None:
    do(client, draft, "set", step=1, minutes=60)
    answer = do(client, draft, "remove", step=2)
    assert answer.status_code == 409
    assert "两份不一样，选一份" in answer.text
    mine, theirs = answer.text.split('<section class="b-one">')[1:]
    assert "走到老桥，90分钟" in mine
    assert "一口老钟" not in mine
    assert "走到老桥，60分钟" in theirs
    assert "一口老钟" in theirs
    assert steps(client, draft) == STEPS


def test_mine_goes_over_theirs_which_stays_in_the_history(client: FlaskClient, draft: str) -> None:
    do(client, draft, "set", step=1, minutes=60)
    answer = do(client, draft, "remove", step=2, over=2)
    assert answer.status_code == 303
    page = client.get(draft)
    assert steps(client, draft) == ["walk-bridge", "not-loaded"]
    assert shown(page, "minutes") == ["90", ""]
    do(client, draft, "restore", 3, number=2)
    assert "60" in shown(client.get(draft), "minutes")


def test_both_stay_mine_as_a_draft_of_its_own(client: FlaskClient, draft: str) -> None:
    do(client, draft, "set", step=1, minutes=60)
    answer = do(client, draft, "remove", step=2, over=2, keep="both")
    other = urlsplit(answer.headers["Location"]).path
    assert other != draft
    assert "<h1>一条河（另存）</h1>" in client.get(other).text
    assert steps(client, other) == ["walk-bridge", "not-loaded"]
    assert steps(client, draft) == STEPS


def test_a_choice_that_comes_late_is_asked_for_again(client: FlaskClient, draft: str) -> None:
    do(client, draft, "set", step=1, minutes=60)
    do(client, draft, "set", 2, step=1, minutes=61)
    assert do(client, draft, "remove", step=2, over=2).status_code == 409


def test_what_was_sent_twice_is_saved_once(client: FlaskClient, draft: str) -> None:
    for _ in range(2):
        assert do(client, draft, "top", step=3).status_code == 303
    assert steps(client, draft) == ["not-loaded", "walk-bridge", "film-bell"]
    assert "第2版" in client.get(draft).text


def test_the_choice_carries_what_was_typed_to_the_answer(client: FlaskClient, draft: str) -> None:
    do(client, draft, "about", name="另一个名字")
    answer = do(client, draft, "set", step=2, minutes=8, note='"先听"')
    assert shown(answer, "note") == ['"先听"', '"先听"']
    assert shown(answer, "over") == ["2", "2"]
    assert shown(answer, "keep") == ["both"]


@pytest.mark.parametrize("title", ["第3节水课", "lesson-03", "《第3节水课》"])
def test_a_title_is_enough(client: FlaskClient, draft: str, title: str) -> None:
    answer = do(client, draft, "add", title=title)
    assert answer.headers["Location"] == f"{draft}?said=2&step=4#step-4"
    assert steps(client, draft) == [*STEPS, "lesson-03"]


def test_a_title_that_is_not_there_is_answered_with_the_nearest(client: FlaskClient, draft: str) -> None:
    answer = do(client, draft, "add", title="第1")
    assert said(answer).startswith("没有正好叫“第1”的单元，最接近的：")
    assert shown(answer, "unit")[:2] == ["lesson-01", "lesson-10"]
    assert shown(answer, "title") == ["第1"]
    assert steps(client, draft) == STEPS
    do(client, draft, "insert", unit="lesson-10")
    assert steps(client, draft) == [*STEPS, "lesson-10"]


@pytest.mark.parametrize(
    ("title", "words"), [("", "先写标题，再点加入。"), ("qqqxxz", "没有正好叫“qqqxxz”的单元，换个词试试。")]
)
def test_nothing_that_could_be_meant_is_said(client: FlaskClient, draft: str, title: str, words: str) -> None:
    assert said(do(client, draft, "add", title=title)) == words


def test_titles_are_completed(client: FlaskClient) -> None:
    assert client.get("/drafts/units.json?q=老钟").json == ["校史微课程：一口老钟"]
    assert client.get("/drafts/units.json").json == []


def test_a_script_is_answered_with_the_builder_alone(client: FlaskClient, draft: str) -> None:
    answer = client.post(draft, data={"do": "down", "version": 1, "step": 1}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<div class")
    assert "<header" not in answer.text
    assert 'data-version="2" data-focus="down-2"' in answer.text
    refused = client.post(draft, data={"do": "set", "step": 1, "minutes": "x"}, headers={"HX-Request": "true"})
    assert refused.status_code == 400
    assert "分钟要写" in said(refused)


def test_the_compact_page_stays_compact(client: FlaskClient, draft: str) -> None:
    page = client.get(f"{draft}?compact=1").text
    assert page.count('<details class="b-more"') == len(STEPS)
    answer = client.post(f"{draft}?compact=1", data={"do": "up", "version": 1, "step": 2})
    assert answer.headers["Location"] == f"{draft}?said=2&step=1&compact=1#step-1"


def test_an_empty_draft_says_how_to_begin(client: FlaskClient) -> None:
    page = client.get(client.post("/drafts").headers["Location"])
    assert "<h1>没有名字的序列</h1>" in page.text
    assert "这条序列还没有一步" in page.text
    assert said(page) == ""


def test_a_change_to_a_draft_makes_it_the_current_one_and_a_look_does_not(client: FlaskClient, draft: str) -> None:
    client.post("/drafts", data={"unit": "film-bell"})
    assert re.search(r'id="mine".*?<b>1<', client.get(draft).text, re.DOTALL)
    do(client, draft, "remove", step=2)
    assert re.search(r'id="mine".*?<b>2<', client.get("/about").text, re.DOTALL)
    script = {"HX-Request": "true"}
    assert "新单元加到这里。" in said(client.post(draft, data={"do": "current", "version": 2}, headers=script))


def test_a_key_that_is_none_or_only_reads_changes_nothing(client: FlaskClient, draft: str) -> None:
    (read,) = set(re.findall(r"/shared/([\w-]+)", client.get(draft).text))
    assert do(client, f"/drafts/{read}", "remove", step=1).status_code == 403
    assert do(client, f"/drafts/{'x' * 24}", "remove", step=1).status_code == 404
    assert steps(client, draft) == STEPS


def test_another_site_changes_nothing(client: FlaskClient, draft: str) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    answer = client.post(draft, data={"do": "remove", "version": 1, "step": 1}, headers=foreign)
    assert answer.status_code == 403
    assert steps(client, draft) == STEPS


def test_a_draft_of_two_hundred_steps_is_shown_and_takes_no_more(client: FlaskClient) -> None:
    full = Draft("满", (Step(unit="film-bell"),) * MOST_STEPS)
    with client.application.app_context():
        address = f"/drafts/{current_store().create(full, Said('新建', 'made')).edit_key}"
    answer = do(client, address, "add", title="第3节水课")
    assert answer.status_code == 400
    assert said(answer) == f"步数是{MOST_STEPS + 1}，最多{MOST_STEPS}。没有保存，已存的还在。"
    assert len(steps(client, address)) == MOST_STEPS
