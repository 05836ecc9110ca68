"""Text on its way into a page."""

import datetime as dt

import pytest

from dongling import Library
from dongling_web.display import text


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](https://elsewhere.example/pixel.png)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="https://x" onclick="alert(1)">x</a>',
        "| a |\n|---|\n| <svg onload=alert(1)> |",
    ],
)
def test_markdown_holds_nothing_that_acts(evil: str) -> None:
    html = text.markdown(evil)
    for part in ("<script", "<img", "<svg", 'href="javascript', 'href="data:', '<a href="https://x'):
        assert part not in html


def test_markdown_is_what_authors_expect() -> None:
    html = text.markdown(
        "# 一\n\n## 二\n\n**“慢”**走\n接着走\n\n- 甲\n\n| 表 |\n|---|\n| 格 |\n\n[书](https://a.example/b)"
    )
    assert "<h2>一</h2>" in html
    assert "<h3>二</h3>" in html
    assert "<strong>“慢”</strong>走接着走" in html, "no space between two lines of Chinese"
    assert "<li>甲</li>" in html
    assert "<td>格</td>" in html
    assert 'href="https://a.example/b"' in html
    assert "noopener" in html


def test_of_an_image_only_its_words_are_shown() -> None:
    assert text.markdown("看 ![老桥 <b>](bridge.png) 吧") == "<p>看 老桥 &lt;b&gt; 吧</p>\n"


def test_markdown_over_its_budget_is_shown_as_it_was_written_and_nothing_in_it_acts() -> None:
    html = text.markdown("**甲** <script>\n乙\n\n丙\n\n" + "[a](javascript:b) " * 2_000)
    assert html.startswith("<p>**甲** &lt;script&gt;<br>\n乙</p>\n<p>丙</p>\n<p>[a](javascript:b) [a]")
    assert "href" not in html


def test_matches_are_marked_and_everything_is_escaped() -> None:
    assert text.marked((("<b>", False), ("桥&", True))) == "&lt;b&gt;<mark>桥&amp;</mark>"


def test_marking_skips_a_prefix_across_pieces() -> None:
    pieces = (("校史", True), ("微课程：老", False), ("钟", True))
    assert text.marked(pieces, 6) == "老<mark>钟</mark>"


@pytest.mark.parametrize(
    ("identifier", "short"),
    [("walk-bridge", "走到老桥"), ("film-bell", "一口老钟"), ("talk-letter", "一封信"), ("lesson-01", "第1节水课")],
)
def test_a_name_loses_a_prefix_that_only_repeats_its_kind(library: Library, identifier: str, short: str) -> None:
    assert text.short_name(library.catalog.units[identifier], library.catalog) == short


def test_a_colon_in_a_name_is_kept_when_it_says_something(library: Library) -> None:
    unit = library.catalog.units["lesson-01"]
    for name in ("水：从哪里来", "课堂教学：", "没有冒号"):
        assert text.short_name(unit.model_copy(update={"name": name}), library.catalog) == name


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (0, "0"), (100, "100")]
)
def test_numbers_in_chinese(number: int, words: str) -> None:
    assert text.zh_number(number) == words


def test_seconds_on_a_clock() -> None:
    assert [text.clock(seconds) for seconds in (0, 65, 600)] == ["0:00", "1:05", "10:00"]


def test_a_moment_by_the_clock_of_the_site() -> None:
    here = dt.datetime(2026, 9, 1, 8, 5).astimezone()
    assert text.zh_moment(here.astimezone(dt.UTC)) == "2026年9月1日 08:05"
