"""A thousand wrong passwords at a site that runs: few are answered, others of that address sign in, nothing leaks.

All of 127.0.0.0/8 is this machine, so each address there stands for one behind which people are.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.testing import WriteContent, unit_text
from dongling_web.accounts.tries import AT_ONCE, OF_AN_ACCOUNT
from tests.dongling.store.accounts.making import PASSWORD, somebody
from tests.faults.served import READER, STRANGER, Answer, Site, served

LU, ZHOU, WU, NOBODY = "陆老师", "周老师", "吴老师", "没有这个人"
WRONG = "谁也没有定过的密码"
HALF = 500


@pytest.fixture
def site(write_content: WriteContent, tmp_path: Path) -> Iterator[Site]:
    """Serve a site with three people."""
    state = tmp_path / "state"
    with closing(Store.open(state / "data")) as store:
        for name in (LU, ZHOU, WU):
            somebody(store, name)
    folder = write_content({"a.yaml": unit_text("a")})
    with served([folder], state, "--accounts", first=("--safe-mode",)) as running:
        yield running


def tried(site: Site, name: str, at: str, password: str = WRONG) -> Answer:
    """Return what is answered to somebody who tries a password."""
    answer = site.post("/account/sign-in", {"name": name, "password": password}, at)
    assert ("Set-Cookie" in answer.headers) is (answer.status == HTTPStatus.SEE_OTHER)
    assert answer.status in (HTTPStatus.SEE_OTHER, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
    return answer


def test_a_thousand_wrong_passwords_open_nothing_shut_out_nobody_who_is_known_and_tell_nothing(site: Site) -> None:
    assert tried(site, LU, READER, PASSWORD).status == HTTPStatus.SEE_OTHER
    told = [tried(site, LU, STRANGER) for _ in range(HALF)]
    _few_were_answered(told)
    assert tried(site, LU, STRANGER, PASSWORD).status == HTTPStatus.TOO_MANY_REQUESTS, "right, too, until it has waited"
    for other in (ZHOU, WU):  # of the same office
        assert tried(site, other, STRANGER, PASSWORD).status == HTTPStatus.SEE_OTHER
    from_all = [tried(site, LU, f"127.1.{number // 250}.{number % 250 + 1}") for number in range(HALF)]
    answered = Counter(answer.status for answer in from_all)
    assert answered[HTTPStatus.FORBIDDEN] <= OF_AN_ACCOUNT.amount
    assert answered[HTTPStatus.TOO_MANY_REQUESTS] >= HALF - OF_AN_ACCOUNT.amount
    assert tried(site, LU, "127.2.0.1", PASSWORD).status == HTTPStatus.TOO_MANY_REQUESTS
    assert tried(site, LU, READER, PASSWORD).status == HTTPStatus.SEE_OTHER, "where she is known she goes on"
    _nothing_leaks(site, [*told, *from_all])


def _few_were_answered(told: list[Answer]) -> None:
    """See that no more were answered than a minute allows, and each minute that it took."""
    minutes = 1 + sum(answer.seconds for answer in told) / 60
    answered = [answer for answer in told if answer.status == HTTPStatus.FORBIDDEN]
    assert AT_ONCE.amount <= len(answered) <= AT_ONCE.amount * (minutes + 1)
    for answer in told:
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            assert int(answer.headers["Retry-After"]) > 0


def _nothing_leaks(site: Site, told: list[Answer]) -> None:
    """See that a name that is somebody's is told the same as one that is nobody's, and no name but the typed one."""
    of_nobody = [tried(site, NOBODY, "127.3.0.1") for _ in range(AT_ONCE.amount + 1)]
    of_somebody = [tried(site, ZHOU, "127.3.0.2") for _ in range(AT_ONCE.amount + 1)]
    for nobody, there in zip(of_nobody, of_somebody, strict=True):
        assert nobody.status == there.status
        assert _without_seconds(nobody.text.replace(NOBODY, "")) == _without_seconds(there.text.replace(ZHOU, ""))
    for answer in told:
        assert not any(word in answer.text for word in (ZHOU, WU, PASSWORD, WRONG, "argon2", "Traceback"))


def _without_seconds(page: str) -> str:
    """Return a page without how many seconds there are to wait, which go by meanwhile."""
    return re.sub(r"请等\d+秒", "请等", page)
