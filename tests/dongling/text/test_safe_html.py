"""A body as HTML is made once, in whichever run."""

import pytest

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling.text import safe_html as room
from dongling.text.kept import Kept
from dongling.text.safe_html import remember, safe_html


def test_what_an_author_writes_can_not_act() -> None:
    made = safe_html("# 题\n\n<script>x</script> [去](javascript:x) ![图](http://x/y.png) **重**")
    assert "<script" not in made
    assert "href" not in made
    assert "<img" not in made
    assert "<h2>" in made
    assert "<strong>重</strong>" in made


def test_a_body_is_made_html_once() -> None:
    body = f"这一句只在这里：{'**重点** ' * 50}"
    assert safe_html("".join(body)) is safe_html(body)


def test_what_was_made_elsewhere_is_not_made_again() -> None:
    remember("另一次运行做好的正文", "<p>做好了</p>")
    assert safe_html("另一次运行做好的正文") == "<p>做好了</p>"


def test_a_body_is_made_in_a_quiet_moment_and_kept_for_the_next_run(
    write_content: WriteContent, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_content({"a.yaml": unit_text("a", body="一段**很重**的话，只在这里。")})
    first = open_library(folder)
    assert not first.keeper.render(seconds=60)
    first.close()
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    monkeypatch.setattr(room, "_kept", Kept(make, len, 100_000))
    unit = open_library(folder).catalog.units["a"]
    assert safe_html(unit.body) == "<p>一段<strong>很重</strong>的话，只在这里。</p>\n"
    assert made == []
