"""Kinds whose details have rules of their own: whatever these do when a file is read, the rest of the site stands."""

from pathlib import Path

import pytest

from dongling import Plugins, Settings
from dongling.testing import WriteContent, unit_text
from tests.gate.test_broken import PATIENCE, opened

KIND = """
import time
from typing import Annotated
from pydantic import field_serializer, field_validator
from dongling import About, Kind, Model, Text, hookimpl
class Details(Model):
    word: Annotated[Text, About("词语")]
    {rule}
    @classmethod
    def rules(cls, value): {body}
@hookimpl
def register_kinds(): return [Kind("mine.lesson", "我的课", Details)]
"""
VALIDATES = "@field_validator('word')"


def read(tmp_path: Path, write_content: WriteContent, text: str) -> tuple[Plugins, set[str]]:
    """Return the plugins, and the units that are shown once all is loaded."""
    own = unit_text("k-lesson", kind="mine.lesson", process=None, word="石狮子")
    content = write_content({"a.yaml": unit_text(), "k.yaml": own})
    file = tmp_path / "mine.py"
    file.write_text(text, encoding="utf-8")
    off = ("donglin", "lianyuan", "qiaoyi")
    plugins = Plugins.load(Settings(plugin=(file,), plugins_off=off, plugin_patience=PATIENCE))
    with opened(plugins, content, tmp_path / "state") as client:
        shown = {name for name in ("a-lesson", "k-lesson") if client.get(f"/units/{name}").status_code == 200}
        assert client.get("/").status_code == 200
    return plugins, shown


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("exit(3)", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise RuntimeError('无')", "RuntimeError"),
        ("[0 for _ in iter(int, 1)]", "did not answer in time"),
        ("time.sleep(30)", "did not answer in time"),
    ],
)
def test_a_rule_that_does_not_answer_costs_the_units_of_its_kind_alone_and_is_named(
    tmp_path: Path, write_content: WriteContent, body: str, says: str
) -> None:
    plugins, shown = read(tmp_path, write_content, KIND.format(rule=VALIDATES, body=body))
    assert shown == {"a-lesson"}
    (info,) = [info for info in plugins.infos if info.name == "mine"]
    assert info.status == "troubled"
    assert any(says in problem.message.en and "mine" in problem.message.en for problem in plugins.problems)


def test_a_rule_that_refuses_what_an_author_wrote_is_no_fault_of_the_plugin(
    tmp_path: Path, write_content: WriteContent
) -> None:
    plugins, shown = read(tmp_path, write_content, KIND.format(rule=VALIDATES, body="raise ValueError('太短')"))
    assert shown == {"a-lesson"}
    assert {info.status for info in plugins.infos if info.name == "mine"} == {"ok"}


def test_details_that_can_not_be_written_down_are_read_again(tmp_path: Path, write_content: WriteContent) -> None:
    text = KIND.format(rule=VALIDATES, body="return value").replace(
        "@hookimpl\n", "    @field_serializer('word')\n    def write(self, value): exit(3)\n@hookimpl\n", 1
    )
    plugins, shown = read(tmp_path, write_content, text)
    assert shown == {"a-lesson", "k-lesson"}
    assert any("SystemExit" in problem.message.en for problem in plugins.problems)
