"""A drawing is shapes, words and gradients; whatever could act or load is refused."""

import pytest

from dongling.media.drawings import drawing_fault, drawing_size

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
GOOD = [
    '<path d="M1 1h7" fill="none" stroke="#333"/>',
    '<title>桥</title><text x="1" y="2" font-size="3">桥</text>',
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#g)"/>',
    '<defs><g id="h"><path d="M0 0"/></g></defs><use href="#h"/><use xlink:href="#h"/>',
]
BAD = [
    "<script>alert(1)</script>",
    '<path d="M1 1" onclick="alert(1)"/>',
    '<a href="https://elsewhere.example/"><path d="M0 0"/></a>',
    '<image href="https://elsewhere.example/a.png"/>',
    '<use href="https://elsewhere.example/a.svg#x"/>',
    '<use xlink:href="data:image/svg+xml,x"/>',
    "<foreignObject><p>x</p></foreignObject>",
    "<style>@import url(https://elsewhere.example/)</style>",
    '<path d="M0 0" style="fill:url(https://elsewhere.example/)"/>',
    '<rect fill="url(https://elsewhere.example/#a)"/>',
    "<rect fill=\"URL ( '//elsewhere.example')\"/>",
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<path xmlns="http://www.w3.org/1999/xhtml"/>',
]


@pytest.mark.parametrize("inside", GOOD)
def test_what_draws_is_taken(inside: str) -> None:
    assert drawing_fault(SVG.format(inside).encode()) == ""


@pytest.mark.parametrize("inside", BAD)
def test_what_could_act_or_load_is_refused_and_named(inside: str) -> None:
    assert drawing_fault(SVG.format(inside).encode())


def test_entities_and_other_documents_are_refused_before_they_are_read() -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + SVG.format("<text>&b;</text>")
    assert drawing_fault(laughs.encode()) == "DOCTYPE"
    for other in ("utf-16", "utf-16-le", "utf-32-be"):
        assert drawing_fault(laughs.encode(other)) == "UTF-8"
    assert drawing_fault(b'<?xml version="1.0" encoding="utf-7"?>' + SVG.format("+ADw-script/+AD4-").encode()) == ""
    assert drawing_fault(b'<?xml-stylesheet href="a.css"?>' + SVG.format("").encode()) == "DOCTYPE"
    assert drawing_fault(b"<html/>") == "svg"
    assert drawing_fault(b"<svg") == "XML"
    assert drawing_fault(SVG.format("<g>" * 3 + "<path/>" * 5000 + "</g>" * 3).encode())


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 480 300"', (480, 300)),
        ('viewBox="-10,-20,96.4,32" width="1" height="9"', (96, 32)),
        ('width="12cm" height="6cm"', (12, 6)),
        ("", (0, 0)),
        ('viewBox="0 0 480"', (0, 0)),
        ('viewBox="0 0 -4 0"', (0, 0)),
        ('viewBox="0 0 1e9 99999999999999999999"', (0, 0)),
        ('viewBox="a b c d" width="100%"', (0, 0)),
    ],
)
def test_a_drawing_says_how_wide_and_high_it_is_or_nothing(head: str, size: tuple[int, int]) -> None:
    assert drawing_size(f'<svg xmlns="http://www.w3.org/2000/svg" {head}></svg>'.encode()) == size
