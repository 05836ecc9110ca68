"""What stays Chinese on a page in another language is marked, and nothing else of the page changes."""

import re

import pytest

from dongling_web.languages.chinese_marks import mark_chinese

ZH = ' lang="zh-CN"'


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p>老桥</p>", f"<p{ZH}>老桥</p>"),
        ('<p class="a">See 老桥。</p>', f'<p class="a">See <span{ZH}>老桥。</span></p>'),
        ("<ul><li>桥</li><li>河，1740年</li></ul>", f"<ul{ZH}><li>桥</li><li>河，1740年</li></ul>"),
        ("<ul><li>桥</li><li>Add</li></ul>", f"<ul><li{ZH}>桥</li><li>Add</li></ul>"),
        ("<ruby>桥<rt>qiáo</rt></ruby>", f"<ruby{ZH}>桥<rt>qiáo</rt></ruby>"),
        ("<option>桥 (two words)</option>", f"<option{ZH}>桥 (two words)</option>"),
        ('<img alt="老桥" src="a.png">', f'<img{ZH} alt="老桥" src="a.png">'),
        ('<input value="老桥">', '<input value="老桥">'),
        ("<main><p>桥</p></main>", f"<main><p{ZH}>桥</p></main>"),
    ],
)
def test_the_largest_piece_that_is_chinese_alone_is_marked(page: str, marked: str) -> None:
    assert mark_chinese(page) == marked


@pytest.mark.parametrize(
    "page",
    [
        "<p>Plain words.</p>",
        '<p lang="zh-Hant">老橋</p>',
        "<script>const bridge = '桥';</script>",
        "<!-- 桥 -->",
        '<section data-words=\'{"a": "桥 > 河"}\'>Words</section>',
        "a < b",
        "",
    ],
)
def test_what_is_told_already_or_is_not_read_stays_as_it_is(page: str) -> None:
    assert mark_chinese(page) == page


@pytest.mark.parametrize("page", ["</p></div>桥", "<div><p>桥", "<p>桥</b></p>", "<p title='>'>桥 words", "桥 and 河"])
def test_a_page_that_is_not_sound_loses_nothing(page: str) -> None:
    marked = mark_chinese(page)
    assert re.sub(rf"<span{ZH}>|</span>|{ZH}", "", marked) == page
    assert marked.count(ZH) >= 1


@pytest.mark.parametrize("hostile", ["“" * 60_000, "，" * 60_000, "<" * 60_000, "桥“" * 30_000, '<a "' * 10_000])
def test_what_somebody_wrote_to_hold_it_up_is_read_once(hostile: str) -> None:
    assert len(mark_chinese(f"<p>{hostile} words</p>")) >= len(hostile)


def test_punctuation_alone_is_no_chinese() -> None:
    assert mark_chinese("<p>“words” · …</p>") == "<p>“words” · …</p>"
