"""Wrong use is said in a sentence, in the language that was asked for."""

import pytest

from dongling.testing import RunDongling, WriteContent, unit_text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--jsn"], "没有选项“--jsn”。是不是“--json”？看 dongling check --help\n"),
        (["new", "unit"], "少写了 KIND"),
        (["new", "unit", "wlak"], "是不是“walk”？"),
        (["serve", "--port", "high"], "--port 应为0到65535的整数"),
        (["serve", "--port", "99999"], "--port 应为0到65535的整数"),
        (["--log", "loud", "check"], "--log 的值不对"),
        (["check", "nowhere"], "文件夹 nowhere 不存在"),
        (["search", "--stage", "中班生", "x"], "stage 没有“中班生”这个值"),
        (["search"], "要搜什么"),
        (["check", "--qqqqq"], "没有选项“--qqqqq”。看 dongling check --help\n"),
    ],
)
def test_each_mistake_of_use_is_one_sentence_with_what_to_do(
    run_dongling: RunDongling,
    write_content: WriteContent,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(write_content({"courses/a.yaml": unit_text("a")}))
    outcome = run_dongling(*arguments)
    assert outcome.status == 2
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "chekc"], ["--lang=en", "chekc"], ["--lang", "en", "check", "--jsn"]]
)
def test_english_is_spoken_when_asked_even_if_the_rest_is_wrong(
    run_dongling: RunDongling, arguments: list[str]
) -> None:
    outcome = run_dongling(*arguments)
    assert outcome.err.isascii() or "“" in outcome.err
    assert "没有" not in outcome.err
