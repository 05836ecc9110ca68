"""Signing in by another site: to an account that was linked to it, from this browser, once; else it says why not."""

from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling_web.accounts.access import COOKIE
from dongling_web.accounts.openid import errand
from tests.dongling.store.accounts.making import PASSWORD, TEACHER_EAST, somebody
from tests.dongling.store.accounts.signing_in.making import with_second_factor
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.accounts.openid.lying_provider import LyingProvider
from tests.dongling_web.accounts.test_confirmation import grow_old
from tests.dongling_web.conftest import browser

DONE = "/account/openid/done"


def gone(client: FlaskClient, provider: LyingProvider, back: str = "/units/a") -> dict[str, str]:
    """Send a browser to the provider, sign in there, and return what it is to bring back."""
    way = client.get("/account/openid", query_string={"back": back}).location
    return answer_of(way, provider)


def answer_of(way: str, provider: LyingProvider) -> dict[str, str]:
    """Return what a provider has a browser bring back that was sent there by an address."""
    code = provider.code(way)
    return {"code": code, "state": provider.codes[code]["state"]}


def way_on(page: TestResponse) -> str:
    """Return the address to which a page leads on."""
    assert page.status_code == HTTPStatus.OK
    return page.text.partition('href="http://127.0.0.1')[2].partition('"')[0].replace("&amp;", "&")


def test_who_was_linked_once_signs_in_by_the_provider_and_is_led_back(
    site: Flask, store: Store, provider: LyingProvider, sign_in: SignIn
) -> None:
    somebody(store)
    client = sign_in("陆老师")
    page = client.post("/account/openid/link")
    assert "去统一身份认证" in page.text
    answer = client.get(DONE, query_string=answer_of(way_on(page), provider))
    assert (answer.status_code, answer.location) == (303, "/account?done=linked")
    assert "连着" in client.get("/account").text
    other = browser(site)
    answer = other.get(DONE, query_string=gone(other, provider))
    assert (answer.status_code, answer.location) == (303, "/units/a")
    assert "陆老师" in other.get("/account").text
    assert other.get_cookie(errand.COOKIE) is None


def test_the_way_there_says_what_it_must_and_leads_nowhere_else(site: Flask, provider: LyingProvider) -> None:
    answer = browser(site).get("/account/openid?back=https://example.com/")
    assert answer.location.startswith(f"{provider.issuer}/auth?")
    for part in ("response_type=code", "scope=openid", "code_challenge_method=S256", "state=", "nonce="):
        assert part in answer.location
    assert "redirect_uri=http%3A%2F%2Flocalhost%2Faccount%2Fopenid%2Fdone" in answer.location
    assert "a+secret" not in answer.location


def test_an_identity_that_is_nobodys_is_told_whom_to_ask_and_no_account_is_made(
    site: Flask, store: Store, provider: LyingProvider
) -> None:
    client = browser(site)
    answer = client.get(DONE, query_string=gone(client, provider))
    assert (answer.status_code, "请本校管理员给一个邀请链接" in answer.text) == (403, True)
    assert client.get_cookie(COOKIE) is None
    assert store.register.every(OPERATOR) == []


def test_an_invitation_is_accepted_by_the_provider_without_a_password(
    site: Flask, store: Store, provider: LyingProvider
) -> None:
    key = store.people.add(OPERATOR, "陆老师", [TEACHER_EAST])
    client = browser(site)
    assert f"/account/link/{key}/openid" in client.get(f"/account/link/{key}").text
    page = client.post(f"/account/link/{key}/openid")
    answer = client.get(DONE, query_string=answer_of(way_on(page), provider))
    assert (answer.status_code, answer.location) == (303, "/account")
    assert "陆老师" in client.get("/account").text
    assert client.post(f"/account/link/{key}/openid").status_code == HTTPStatus.NOT_FOUND
    refused = client.post("/account/openid/unlink")
    assert "唯一的登录办法" in refused.text


def test_a_forged_state_or_one_of_another_browser_is_refused_and_the_code_is_not_even_sent(
    site: Flask, store: Store, provider: LyingProvider
) -> None:
    store.identities.link(somebody(store).actor, provider.issuer, "zhou")
    client, attacker = browser(site), browser(site)
    own, foreign = gone(client, provider), gone(attacker, provider)
    for answer in ({**own, "state": "forged"}, {"code": own["code"]}, foreign):
        told = client.get(DONE, query_string=answer)
        assert (told.status_code, "不是从这个浏览器开始的" in told.text) == (400, True)
        assert client.get_cookie(COOKIE) is None
        own = gone(client, provider)
    assert "/token" not in provider.asked
    assert browser(site).get(DONE, query_string=own).status_code == HTTPStatus.BAD_REQUEST


def test_an_answer_opens_once(site: Flask, store: Store, provider: LyingProvider) -> None:
    store.identities.link(somebody(store).actor, provider.issuer, "zhou")
    client = browser(site)
    answer = gone(client, provider)
    kept = client.get_cookie(errand.COOKIE)
    assert kept
    assert client.get(DONE, query_string=answer).status_code == HTTPStatus.SEE_OTHER
    assert client.get(DONE, query_string=answer).status_code == HTTPStatus.BAD_REQUEST
    again = browser(site)
    again.set_cookie(errand.COOKIE, kept.value)
    assert again.get(DONE, query_string=answer).status_code == HTTPStatus.FORBIDDEN
    assert again.get_cookie(COOKIE) is None


@pytest.mark.parametrize("claims", [{"nonce": "forged"}, {"iss": "https://id.example.cn"}, {"aud": "another"}], ids=str)
def test_a_forged_token_is_refused_with_a_page_that_says_so(
    site: Flask, store: Store, provider: LyingProvider, claims: dict[str, str]
) -> None:
    store.identities.link(somebody(store).actor, provider.issuer, "zhou")
    provider.claims = claims
    client = browser(site)
    answer = client.get(DONE, query_string=gone(client, provider))
    assert (answer.status_code, "没有证实这次登录" in answer.text) == (403, True)
    assert client.get_cookie(COOKIE) is None
    assert client.get_cookie(errand.COOKIE) is None


def test_while_the_provider_is_away_a_page_says_so_and_passwords_go_on(
    site: Flask, store: Store, provider: LyingProvider, sign_in: SignIn
) -> None:
    somebody(store)
    provider.status = 500
    client = browser(site)
    answer = client.get("/account/openid")
    assert (answer.status_code, "用名字和密码照样登录" in answer.text) == (503, True)
    assert "用统一身份认证登录" in client.get("/account/sign-in").text
    assert "陆老师" in sign_in("陆老师").get("/account").text


def test_a_second_factor_is_asked_for_after_the_provider_too(
    site: Flask, store: Store, provider: LyingProvider
) -> None:
    person = somebody(store)
    store.identities.link(person.actor, provider.issuer, "zhou")
    with_second_factor(store, person)
    client = browser(site)
    answer = client.get(DONE, query_string=gone(client, provider))
    assert answer.location == "/account/sign-in/code?back=%2Funits%2Fa"
    assert client.get_cookie(COOKIE) is None


@pytest.mark.parametrize("act", ["reset", "disable"])
def test_who_was_reset_or_disabled_does_not_come_in_by_the_provider(
    site: Flask, store: Store, provider: LyingProvider, act: str
) -> None:
    store.identities.link(somebody(store).actor, provider.issuer, "zhou")
    getattr(store.people, act)(OPERATOR, "陆老师")
    client = browser(site)
    assert client.get(DONE, query_string=gone(client, provider)).status_code == HTTPStatus.FORBIDDEN


def test_an_account_is_unlinked_and_an_identity_of_another_is_not_taken(
    store: Store, provider: LyingProvider, sign_in: SignIn
) -> None:
    person = somebody(store)
    somebody(store, "周老师")
    store.identities.link(person.actor, provider.issuer, "zhou")
    client = sign_in("周老师")
    answer = client.get(DONE, query_string=answer_of(way_on(client.post("/account/openid/link")), provider))
    assert "已经连着一个账号" in answer.text
    assert store.identities.person(provider.issuer, "zhou") == person
    mine = sign_in("陆老师")
    assert mine.post("/account/openid/unlink").location == "/account?done=unlinked"
    assert store.identities.person(provider.issuer, "zhou") is None
    assert store.people.recognised("陆老师", PASSWORD)


def test_linking_begins_on_our_own_page_and_wants_somebody(site: Flask, store: Store, sign_in: SignIn) -> None:
    somebody(store)
    client = sign_in("陆老师")
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    for address in ("/account/openid/link", "/account/openid/unlink"):
        assert client.post(address, headers=elsewhere).status_code == HTTPStatus.FORBIDDEN
    for address in ("/account/openid/link", "/account/openid/unlink"):
        answer = browser(site).post(address)
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert 'href="/account/sign-in?back=/account"' in answer.text


def test_linking_and_unlinking_ask_who_it_is_and_whoever_has_no_password_is_vouched_for_once_more(
    site: Flask, store: Store, provider: LyingProvider, sign_in: SignIn
) -> None:
    somebody(store)
    client = sign_in("陆老师")
    grow_old(store)
    for address in ("/account/openid/link", "/account/openid/unlink"):
        answer = client.post(address)
        assert (answer.status_code, "还没有做" in answer.text) == (403, True)
        assert 'name="back" value="/account"' in answer.text
    key = store.people.add(OPERATOR, "周老师", [TEACHER_EAST])
    other = browser(site)
    way = way_on(other.post(f"/account/link/{key}/openid"))
    assert other.get(DONE, query_string=answer_of(way, provider)).location == "/account"
    grow_old(store)
    asked = other.get("/shelf/leave")
    page = other.get(asked.location).text
    assert 'href="/account/openid?back=/shelf/leave"' in page
    assert 'type="password"' not in page
    answer = other.get(DONE, query_string=gone(other, provider, "/shelf/leave"))
    assert answer.location == "/shelf/leave"
    assert other.get("/shelf/leave").status_code == HTTPStatus.OK


def test_both_languages_say_why(site: Flask) -> None:
    client = browser(site)
    assert "did not begin in this browser" in client.get(f"{DONE}?lang=en").text
