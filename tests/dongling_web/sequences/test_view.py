"""What the page of a sequence shows, and its units side by side on one page to print."""

from html.parser import HTMLParser

from flask.testing import FlaskClient

from dongling import Library
from dongling_web.sequences.view import apart, sequence_values


class Anchors(HTMLParser):
    """The anchors of a page, and the anchors that it points to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.wanted: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        for name, value in attrs:
            if name == "id":
                self.anchors.append(value or "")
            elif name in ("for", "aria-labelledby") or (name == "href" and (value or "").startswith("#")):
                self.wanted.add((value or "").removeprefix("#"))


def test_a_part_of_a_page_keeps_its_own_anchors_and_choices() -> None:
    part = '<h2 id="a">x</h2><p aria-labelledby="a b"><input name="ask-1"><a href="#a">id="a"</a><a href="/a">/a</a>'
    assert apart(part, "s1-") == (
        '<h2 id="s1-a">x</h2><p aria-labelledby="s1-a s1-b"><input name="s1-ask-1">'
        '<a href="#s1-a">id="a"</a><a href="/a">/a</a>'
    )


def test_no_anchor_is_twice_on_the_page_to_print_and_none_is_wanted_in_vain(client: FlaskClient) -> None:
    seen = Anchors(client.get("/sequences/seq-river?print=1").text)
    assert sorted(seen.anchors) == sorted(set(seen.anchors))
    assert seen.wanted <= set(seen.anchors)
    assert any(anchor.startswith("step-1-") for anchor in seen.anchors)


def test_a_sequence_says_which_competencies_its_steps_serve_by_the_stages_of_their_frame(library: Library) -> None:
    values = sequence_values(library.catalog.sequences["seq-river"], library.catalog, None)
    (served,) = values["served"]
    assert served.stages == ("小学", "初中")
    assert served.covered == (("责任意识", (1,)),)
    assert values["unapproved"] is True
    assert values["report"].minutes == 95
