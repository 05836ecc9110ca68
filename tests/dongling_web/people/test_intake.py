"""People by a list: shown first, then taken in all at once or not at all; links to print and to take along."""

import re
from html import unescape
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dongling.accounts import OPERATOR
from dongling.rosters import as_xlsx
from dongling.store import Store
from tests.dongling.rosters.making import HEADS, text, xlsx
from tests.dongling.rosters.test_workbook import bomb, entities
from tests.dongling.store.accounts.making import PASSWORD, somebody

LIST = "/admin/people/list"
GOOD = [HEADS, ("陆老师", "东校", "老师"), ("周老师", "", "编辑")]


def send(client: FlaskClient, data: bytes, name: str = "list.csv") -> TestResponse:
    """Send a file as the form does."""
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = head + data + b"\r\n--b--\r\n"  # not by the client's own, which leaves a large one open
    return client.post(LIST, data=body, content_type="multipart/form-data; boundary=b")


def rows(answer: TestResponse) -> dict[str, str]:
    """Return what the form below a list sends on."""
    (value,) = re.findall(r'name="rows" value="([^"]*)"', answer.text)
    return {"rows": unescape(value)}


def people(store: Store) -> list[str]:
    """Return everybody's name."""
    return [one.name for one in store.register.every(OPERATOR)]


@pytest.mark.parametrize("data", [xlsx(GOOD), text(*GOOD).encode("gb18030"), text(*GOOD).encode("utf-16")])
def test_a_list_is_shown_then_taken_in_and_each_sets_a_password_by_his_link(
    store: Store, boss: FlaskClient, data: bytes
) -> None:
    shown = send(boss, data)
    assert "名单里的2人可以加进来" in shown.text
    assert "东校 · 编辑" in shown.text
    assert people(store) == ["东校管理员"]
    done = boss.post(f"{LIST}/confirm", data=rows(shown))
    assert done.status_code == HTTPStatus.OK
    assert "no-store" in done.headers["Cache-Control"]
    assert people(store) == ["东校管理员", "周老师", "陆老师"]
    tokens = dict.fromkeys(re.findall(r"/account/link/([\w-]{32})", done.text))
    assert [store.people.set_password(token, PASSWORD).name for token in tokens] == ["陆老师", "周老师"]


def test_lines_that_take_nobody_in_say_why_and_the_others_are_taken_in(store: Store, boss: FlaskClient) -> None:
    somebody(store, "陆老师")
    wrong = [("张老师", "西校", ""), ("", "东校", ""), ("周老师", "东校", "老师"), ("吴老师", "东校", "校长")]
    shown = send(boss, text(*GOOD, *wrong).encode())
    for why in ("第2行", "已经有“陆老师”了", "不归你管", "没有名字", "和第3行同名", "没有角色“校长”"):
        assert why in shown.text
    assert "有5行没有算进来" in shown.text
    boss.post(f"{LIST}/confirm", data=rows(shown))
    assert people(store) == ["东校管理员", "周老师", "陆老师"]


def test_columns_that_nobody_reads_are_named_and_not_kept(boss: FlaskClient) -> None:
    shown = send(boss, text(("姓名", "身份证号"), ("陆老师", "320200")).encode())
    assert "没有用到、也不会存的列：身份证号。" in shown.text
    assert "320200" not in shown.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "没有选文件"),
        (b"\xff\xff\xff", "看不懂文件的编码"),
        (b"a,b\r\n1,2", "没有找到表头"),
        (b"\xd0\xcf\x11\xe0old", "旧的 .xls"),
        (bomb(), "展开以后太大"),
        (entities("utf-8"), "打不开"),
        (text(HEADS, *((f"老师{n}", "东校", "") for n in range(5001))).encode(), "最多5000人"),
        (b"x" * 3_000_000, "超过2 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_reason_and_how_to_write_one(
    store: Store, boss: FlaskClient, data: bytes, said: str
) -> None:
    answer = send(boss, data)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert said in answer.text
    assert "名单怎么写" in answer.text
    assert people(store) == ["东校管理员"]


def test_more_than_a_form_may_send_is_refused(boss: FlaskClient) -> None:
    assert "文件太大" in send(boss, b"x" * 5_000_000).text


def test_a_list_of_which_a_name_was_taken_meanwhile_takes_in_nobody_and_is_shown_anew(
    store: Store, boss: FlaskClient
) -> None:
    shown = send(boss, text(*GOOD).encode())
    somebody(store, "周老师")
    answer = boss.post(f"{LIST}/confirm", data=rows(shown))
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "名单和刚才看到的不一样了" in answer.text
    assert people(store) == ["东校管理员", "周老师"]
    assert boss.post(f"{LIST}/confirm", data=rows(answer)).status_code == HTTPStatus.OK
    assert people(store) == ["东校管理员", "周老师", "陆老师"]


def test_a_list_that_is_confirmed_twice_takes_everybody_in_once(store: Store, boss: FlaskClient) -> None:
    form = rows(send(boss, text(*GOOD).encode()))
    assert boss.post(f"{LIST}/confirm", data=form).status_code == HTTPStatus.OK
    assert boss.post(f"{LIST}/confirm", data=form).status_code == HTTPStatus.CONFLICT
    assert len(people(store)) == 3


@pytest.mark.parametrize(
    "sent", ["", "陆老师,west,teacher", "陆老师,,district_admin", "x", "陆老师,east,king", '"' + "x" * 200_000, "a\0b"]
)
def test_rows_that_were_never_shown_take_in_nobody_who_is_not_hers_to_take_in(
    store: Store, boss: FlaskClient, sent: str
) -> None:
    answer = boss.post(f"{LIST}/confirm", data={"rows": sent})
    assert answer.status_code in (HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT) or sent == "x"
    every = store.register.every(OPERATOR)
    assert all(grant.school == "east" for person in every for grant in person.grants)


def test_many_people_are_taken_in_and_their_links_are_a_file_and_several_goes_of_printing(
    store: Store, boss: FlaskClient
) -> None:
    shown = send(boss, text(HEADS, *((f"老师{n}", "东校", "") for n in range(450))).encode())
    assert "还有400人" in shown.text
    done = boss.post(f"{LIST}/confirm", data=rows(shown))
    assert len(people(store)) == 451
    assert done.text.count('action="/admin/people/slips/print"') == 3
    links = unescape(re.findall(r'links\.csv.*?name="links" value="([^"]+)"', done.text)[0])
    file = boss.post("/admin/people/links.csv", data={"links": links}).data.decode("utf-8-sig")
    assert len(set(re.findall(r"/account/link/([\w-]{32})", file))) == 450


def test_a_list_to_fill_in_is_there_in_both_formats(boss: FlaskClient) -> None:
    for name in ("template.xlsx", "template.csv"):
        answer = boss.get(f"{LIST}/{name}")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "陆老师（示例，请删去）" in send(boss, answer.data, name).text
    assert as_xlsx().startswith(b"PK")
