"""Several processes on one database: who is signed in, how often was tried and what was saved hold in all of them."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.testing import WriteContent, unit_text
from dongling_web.accounts.tries import AT_ONCE
from dongling_web.http.rate_limit import ONE_DRAFT
from tests.dongling.store.accounts.making import somebody
from tests.faults.served import Site, served
from tests.services.nginx import nginx
from tests.services.signing_in import sign_in


@contextmanager
def in_turns(place: Path, *sites: Site) -> Iterator[Site]:
    """Run nginx before some sites, each of which answers in its turn."""
    servers = " ".join(f"server 127.0.0.1:{site.port};" for site in sites)
    with nginx(place, "location / { proxy_pass http://sites; }", f"upstream sites {{ {servers} }}") as (port, process):
        yield Site(port, process)


@contextmanager
def several(how: str, folder: Path, state: Path) -> Iterator[Site]:
    """Serve a folder by two processes: two sites behind nginx, or two workers of one."""
    options = ("--accounts", "--proxy", "127.0.0.1")
    first = ("--safe-mode",)
    with ExitStack() as stack:
        if how == "workers":
            yield stack.enter_context(served([folder], state, *options, "--workers", "2", first=first))
            return
        sites = [stack.enter_context(served([folder], state, *options, first=first)) for _ in range(2)]
        yield stack.enter_context(in_turns(state.with_name("nginx"), *sites))


@pytest.mark.parametrize("how", ["nginx", "workers"])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_all_processes_know_who_is_signed_in_how_often_was_tried_and_what_was_saved(
    kind: str,
    how: str,
    request: pytest.FixtureRequest,
    write_content: WriteContent,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place: Path | str = tmp_path / "state" / "data"
    if kind == "postgresql":
        place = str(request.getfixturevalue("database"))
        monkeypatch.setenv("DONGLING_DATABASE", place)
    folder = write_content({"a.yaml": unit_text("a")})
    with closing(Store.open(place)) as store, several(how, folder, tmp_path / "state") as site:
        for name in ("陆老师", "周老师"):
            somebody(store, name)
        status, cookie = sign_in(site, "陆老师")
        assert status == HTTPStatus.SEE_OTHER
        assert cookie
        for _ in range(8):
            assert "陆老师" in site.get("/account", Cookie=cookie).text
            assert "陆老师" in site.get("/search", Cookie=cookie).text
        store.people.reset(OPERATOR, "陆老师")
        for _ in range(4):
            assert site.get("/account", Cookie=cookie).status == HTTPStatus.SEE_OTHER
            assert "陆老师" not in site.get("/search", Cookie=cookie).text
        wrong = [sign_in(site, "周老师", "一条错的密码在这里")[0] for _ in range(AT_ONCE.amount + 3)]
        assert wrong == [HTTPStatus.FORBIDDEN] * AT_ONCE.amount + [HTTPStatus.TOO_MANY_REQUESTS] * 3
        draft = site.post("/drafts", {"unit": "a"}).headers["Location"]
        for number in range(6):
            assert site.post(draft, {"do": "about", "name": f"第{number}次"}).status == HTTPStatus.SEE_OTHER
            assert f"第{number}次" in site.get(draft).text
        changes = [site.post(draft, {"do": "about", "name": f"再改{n}"}).status for n in range(ONE_DRAFT.amount)]
        assert changes.count(HTTPStatus.TOO_MANY_REQUESTS) >= 6
