"""Slips: what is printed of an invitation, and the file of the links."""

import re

import pytest
import segno
from flask import Flask

from dongling.problems import DonglingError
from dongling_web.people.slips import AT_ONCE, Slip, slips_csv, slips_in, slips_page

TOKEN = "a" * 31 + "b"
SLIPS = [
    Slip(f"老师{n}", "东校 · 老师", f"https://kc.example.cn/account/link/{TOKEN}", "2026年9月24日")
    for n in range(AT_ONCE + 3)
]


def test_a_table_of_links_is_read_back_as_it_was(site: Flask) -> None:
    with site.test_request_context():
        hostile = Slip("=1+1", "@东校", SLIPS[0].address, '"，\n')
        assert slips_in(slips_csv([*SLIPS, hostile])) == [*SLIPS, hostile]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://kc.example.cn/", f"//x/account/link/{TOKEN}", f"{SLIPS[0].address}x"]
)
def test_a_table_with_another_link_is_no_table_of_links(site: Flask, link: str) -> None:
    with site.test_request_context(), pytest.raises(DonglingError, match="不是刚才给出的链接"):
        slips_in(slips_csv([SLIPS[0], Slip("x", "y", link, "z")]))


def test_the_code_is_that_of_the_address() -> None:
    path = re.search(r'd="([^"]+)"/?></path>|d="([^"]+)"', SLIPS[0].code)
    drawn = segno.make_qr(SLIPS[0].address, error="m").svg_inline(omitsize=True, light="#fff")
    assert path
    assert (path[1] or path[2]) in drawn


def test_more_than_one_page_holds_are_printed_in_parts(site: Flask) -> None:
    with site.test_request_context():
        few, many = slips_page(SLIPS[:2]).get_data(as_text=True), slips_page(SLIPS).get_data(as_text=True)
    assert few.count('class="invite"') == 2
    assert many.count('class="invite"') == 0
    assert many.count('action="/admin/people/slips/print"') == 2
    assert f"第{AT_ONCE + 1}到{AT_ONCE + 3}张" in many


def test_links_that_only_this_machine_opens_are_told_of(site: Flask) -> None:
    for host, warned in (("http://127.0.0.1:8000", True), ("https://kc.example.cn", False)):
        with site.test_request_context(base_url=host):
            assert ("只在这台电脑上打得开" in slips_page(SLIPS[:1]).get_data(as_text=True)) is warned
