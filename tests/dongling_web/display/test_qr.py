"""QR codes."""

import re

import segno

from dongling_web.display.qr import qr_svg

ADDRESS = "https://kc.example.cn/units/film-bell"


def test_the_code_is_that_of_the_text_with_a_quiet_zone_of_four() -> None:
    size = segno.make_qr(ADDRESS, error="m").symbol_size(border=4)[0]
    assert f'viewBox="0 0 {size} {size}"' in qr_svg(ADDRESS)


def test_nothing_in_it_could_act_or_needs_what_the_policy_forbids() -> None:
    drawn = qr_svg('"><script>alert(1)</script>')
    assert "script" not in drawn
    assert not re.search(r"style=|\son\w+=|href", drawn)


def test_it_is_dark_on_white_in_every_scheme() -> None:
    assert 'fill="#fff"' in qr_svg(ADDRESS)
    assert 'stroke="#000"' in qr_svg(ADDRESS)
