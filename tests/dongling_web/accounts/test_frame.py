"""What all pages of accounts share."""

import pytest
from flask import Flask

from dongling_web.accounts.frame import came_from, done, field


@pytest.mark.parametrize(
    ("asked", "back"),
    [("/units/a?x=1", "/units/a?x=1"), ("https://example.com/", "/"), ("//example.com", "/"), ("", "/"), ("x", "/")],
)
def test_who_signs_in_is_led_back_within_the_site(site: Flask, asked: str, back: str) -> None:
    with site.test_request_context("/account/sign-in", query_string={"back": asked}):
        assert came_from() == back


def test_what_was_done_is_said_from_a_list_and_never_as_the_address_has_it(site: Flask) -> None:
    for asked, said in (("password", "密码换好了，别的浏览器都已退出。"), ("<b>", None), ("", None)):
        with site.test_request_context("/account", query_string={"done": asked}):
            assert (str(done()) if done() else None) == said


def test_a_field_is_cut_where_nobody_writes_so_much(site: Flask) -> None:
    with site.test_request_context("/account/sign-in", method="POST", data={"name": "x" * 5000}):
        assert len(field("name")) == 1000
        assert field("other") == ""
