"""A file that was downloaded of a draft becomes a draft again; of any other it is said what is wrong, and where."""

import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dongling import Library
from dongling.content import read_sequence
from dongling.editor import content_text
from dongling.model import Step
from dongling.sequences import MOST_STEPS, Draft, as_sequence
from dongling.sequences import given as given_by
from dongling_web.drafts.upload import LARGEST, SHOWN
from tests.dongling_web.drafts.test_page import keys, names

HEAD = "编号: draft-a\n名称: 一条河\n"
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n :#-'\"|"), max_size=40).map(
    str.strip
)
_STEPS = st.builds(Step, unit=_TEXT.filter(bool), minutes=st.none() | st.integers(1, 2000), note=_TEXT)
DRAFTS = st.builds(Draft, _TEXT, st.lists(_STEPS, min_size=1, max_size=4).map(tuple), _TEXT)


def send(client: FlaskClient, content: bytes | str, name: str = "一条河.yaml") -> TestResponse:
    """Send a file by the form of the page."""
    raw = content.encode() if isinstance(content, str) else content
    return client.post("/drafts/upload", data={"file": (io.BytesIO(raw), name)})


def problems(answer: TestResponse) -> list[str]:
    """Return what the page says is wrong."""
    found = re.findall(r"<li>(第\d+行第\d+列.*?)</li>", answer.text, re.DOTALL)
    return [unescape(re.sub("<[^>]*>", "", one)) for one in found]


def test_what_was_downloaded_is_a_draft_again(client: FlaskClient) -> None:
    address = client.post("/drafts", data={"sequence": "seq-river"}).headers["Location"]
    (read_key,) = set(re.findall(r"/shared/([\w-]{24})", client.get(address).text))
    file = client.get(f"/shared/{read_key}/export/yaml").data
    answer = send(client, file)
    assert answer.status_code == 303
    assert len(keys(client)) == 2
    page = client.get(answer.headers["Location"])
    assert "从文件装入" in page.text
    assert names(client) == ["一条河", "一条河"]
    for again in (address, answer.headers["Location"]):
        rows = re.findall(r'<form class="b-row" method="post" data-key="([^"]+)"', client.get(again).text)
        assert rows == ["walk-bridge", "film-bell", "not-loaded"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(DRAFTS)
def test_any_draft_that_is_downloaded_comes_back_as_it_was(library: Library, draft: Draft) -> None:
    text = content_text(as_sequence(draft, "draft-abcdefgh", library.catalog), library.catalog)
    found = read_sequence(text.encode(), "文件", library.catalog.terms)
    assert found.problems == ()
    assert found.fields is not None
    assert given_by(found.fields) == draft


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "第1行第1列：没有选文件，或者文件是空的。改法：选从这里下载过的 .yaml 文件"),
        ("名称：一条河", "第1行第3列：用了全角冒号“：”。改法：改成半角冒号加一个空格“: ”"),
        (HEAD.encode("gbk"), "第1行第1列：不是 UTF-8 编码，存成了 GBK（GB18030）。改法：在编辑器里选“另存为 UTF-8”"),
        (HEAD + "课次:\n  - 单元: a\n    时长: 45\n", "第5行第5列：不认识“时长”这个键"),
        (
            HEAD + "课次:\n  - 单元: a\n    分钟: 半天\n",
            "第5行第9列：“分钟”应为整数，现在是“半天”。改法：只写阿拉伯数字",
        ),
        (HEAD, "第1行第1列：缺少“课次”。改法：加一行“课次: ……”"),
        (HEAD + "课次: &a [*a]\n", "第3行"),
        (HEAD + "课次: " + "[" * 30, "第3行"),
        (HEAD + "课次: !!python/object:os.system []\n", "第3行第5列：不能用标签"),
        (
            f"{HEAD}课次: [{{单元: a}}]\n简介: {'长' * 1001}\n",
            "第4行第5列：简介的字数是1001，最多1000。没有保存，已存的还在",
        ),
        (f"{HEAD}课次:\n  - 单元: a\n  - 单元: b\n    说明: {'长' * 1001}\n", "第5行第5列：第2步说明的字数是1001"),
        (f"{HEAD}课次: [{', '.join(['{单元: a}'] * (MOST_STEPS + 1))}]\n", "第3行第5列：步数是201，最多200"),
        ("x" * (LARGEST + 1), "第1行第1列：文件有 256 KB，超过 256 KB"),
        ("x" * (LARGEST + 100_000), "第1行第1列：文件超过256 KB。改法：分成两个序列"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "第1行第1列：不是 UTF-8 编码"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_the_way_to_mend_it_and_nothing_is_saved(
    client: FlaskClient, content: bytes | str, told: str
) -> None:
    answer = send(client, content)
    assert answer.status_code == 400
    assert "没有装入，什么也没有存" in answer.text
    assert problems(answer)[0].startswith(told)
    assert keys(client) == []
    assert '<details class="draft-upload" open>' in answer.text


def test_of_a_hundred_problems_the_first_are_shown(client: FlaskClient) -> None:
    answer = send(client, HEAD + "课次:\n" + "  - 单元: a\n    时长: 1\n" * 100)
    assert len(problems(answer)) == SHOWN
    assert "后面还有，先改上面的" in answer.text


def test_what_a_draft_does_not_keep_is_told(client: FlaskClient) -> None:
    answer = send(client, HEAD + "课次: [{单元: a}]\n清单:\n  - 事项: 踩点\n")
    assert "清单的1项没有带上" in client.get(answer.headers["Location"]).text


@pytest.mark.parametrize("name", ["../../x.yaml", "a\u202eb.yaml", "", "x" * 5000])
def test_the_name_of_a_file_says_nothing(client: FlaskClient, name: str) -> None:
    answer = send(client, HEAD + "课次: [{单元: a}]\n说 明: <script>\n", name)
    assert answer.status_code == 400
    assert "x.yaml" not in answer.text
    assert "<script>" not in answer.text.split("</head>")[1].replace("<script src", "")


def test_a_form_without_a_file_or_from_another_site_saves_nothing(client: FlaskClient) -> None:
    assert client.post("/drafts/upload").status_code == 400
    assert client.post("/drafts/upload", data={"file": "text"}).status_code == 400
    data = {"file": (io.BytesIO(b"x"), "a.yaml")}
    assert client.post("/drafts/upload", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert keys(client) == []
