"""Links of a page that moves into a bundle."""

import pytest

from dongling_web.exports.relink import relinked

PLACES = {"/": "index.html", "/units/a": "units/a.html", "/units/b": "units/b.html"}


@pytest.mark.parametrize(
    ("name", "page", "copied"),
    [
        ("index.html", '<a href="/units/a">甲</a>', '<a href="units/a.html">甲</a>'),
        ("units/a.html", '<a class="x" href="/units/b#fact-1">乙</a>', '<a class="x" href="b.html#fact-1">乙</a>'),
        ("units/a.html", '<a href="/">目录</a>', '<a href="../index.html">目录</a>'),
        ("units/a.html", '<a class="kind" href="/search?kind=walk">类型</a>', '<span class="kind">类型</span>'),
        ("units/a.html", '<a href="https://elsewhere.example/">远</a>', "<span>远</span>"),
        ("units/a.html", '<a href="javascript:x()">坏</a>', "<span>坏</span>"),
        ("units/a.html", '<a href="#notes">下</a>', '<a href="#notes">下</a>'),
        ("units/a.html", '<a href="/units/a" title="&quot;&lt;">甲</a>', '<a title="&quot;&lt;" href="a.html">甲</a>'),
        ("index.html", '<!doctype html><svg viewBox="0 0 1 1"><path d="M0"/></svg>', None),
        ("index.html", "<p>&lt;a href&gt; &#38; &amp;</p><br>", None),
    ],
)
def test_only_links_are_changed(name: str, page: str, copied: str | None) -> None:
    assert relinked(page, name, PLACES) == (page if copied is None else copied)
