"""Why a browser was sent away: what follows from one token fits no other, and a cookie that is none is nobody's."""

import pytest
from flask import Flask, Response

from dongling_web.accounts.openid.errand import COOKIE, Errand, Purpose


def test_state_nonce_and_verifier_are_of_one_errand_alone_and_not_each_other() -> None:
    one, other = Errand.new(Purpose.SIGN_IN), Errand.new(Purpose.SIGN_IN)
    assert len({one.state, one.nonce, one.verifier, other.state, other.nonce, other.verifier}) == 6
    assert 43 <= len(one.verifier) <= 128
    assert one.is_answered_by(one.state)
    for forged in ("", other.state, one.nonce, one.state + "x", "\udc80", one.token):
        assert not one.is_answered_by(forged)


def test_a_browser_keeps_it_for_ten_minutes_where_no_script_reads_it(site: Flask) -> None:
    errand, response = Errand.new(Purpose.SIGN_IN, "/units/河.a"), Response()
    with site.test_request_context("/account/openid"):
        errand.keep(response)
    (line,) = response.headers.getlist("Set-Cookie")
    assert all(flag in line for flag in ("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/"))
    value = line.partition("=")[2].partition(";")[0].strip('"')
    with site.test_request_context("/account/openid/done", headers={"Cookie": f"{COOKIE}={value}"}):
        assert Errand.current() == errand


@pytest.mark.parametrize("value", ["", "x", ".", "x.q.", "x.s.\x80", ".s.", "x.s.gA=="])
def test_what_is_no_errand_is_none(site: Flask, value: str) -> None:
    with site.test_request_context("/account/openid/done", headers={"Cookie": f"{COOKIE}={value}"}):
        assert Errand.current() is None
