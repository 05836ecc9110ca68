"""Who sits at the machine, and who only comes through a proxy there that does not say so."""

from contextlib import closing
from http import HTTPStatus
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.testing import WriteContent, unit_text
from tests.dongling.store.accounts.making import DISTRICT, PASSWORD, TEACHER_EAST, somebody
from tests.faults.served import Site, served
from tests.services.nginx import nginx
from tests.services.signing_in import sign_in

PLAIN = "location / {{ proxy_pass http://127.0.0.1:{port}; }}"
KEPT_ALIVE = "location / {{ proxy_http_version 1.1; proxy_pass http://127.0.0.1:{port}; }}"
HOUSE = (
    "/admin",
    "/admin/plugins",
    "/admin/audit",
    "/admin/settings",
    "/admin/storage",
    "/admin/audit.csv",
    "/metrics",
)


@pytest.mark.parametrize("location", [PLAIN, KEPT_ALIVE])
@pytest.mark.parametrize("tells", [False, True])
def test_behind_a_proxy_of_the_machine_nobody_is_taken_for_its_operator_on_a_site_with_accounts(
    write_content: WriteContent, tmp_path: Path, location: str, *, tells: bool
) -> None:
    state = tmp_path / "state"
    with closing(Store.open(state / "data")) as store:
        somebody(store, "教研员", DISTRICT)
        somebody(store, "陆老师", TEACHER_EAST)
    folder = write_content({"a.yaml": unit_text("a")})
    with (
        served([folder], state, "--accounts", first=("--safe-mode",)) as site,
        nginx(tmp_path / "nginx", location.format(port=site.port), tells=tells) as (port, process),
    ):
        behind = Site(port, process)
        for one in (site, behind):
            for path in HOUSE:
                answer = one.get(path)
                assert answer.status in (HTTPStatus.SEE_OTHER, HTTPStatus.NOT_FOUND), (path, one)
                assert "教研员" not in answer.text
            _, teacher = sign_in(one, "陆老师", PASSWORD)
            assert one.get("/admin", Cookie=teacher).status == HTTPStatus.FORBIDDEN
            assert one.get("/metrics", Cookie=teacher).status == HTTPStatus.NOT_FOUND
            _, district = sign_in(one, "教研员", PASSWORD)
            assert [one.get(path, Cookie=district).status for path in HOUSE] == [HTTPStatus.OK] * len(HOUSE)


@pytest.mark.parametrize("tells", [False, True])
def test_on_a_site_without_accounts_who_sits_at_the_machine_is_its_operator_and_who_comes_through_nginx_is_not(
    write_content: WriteContent, tmp_path: Path, *, tells: bool
) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with (
        served([folder], tmp_path / "state", first=("--safe-mode",)) as site,
        nginx(tmp_path / "nginx", PLAIN.format(port=site.port), tells=tells) as (port, process),
    ):
        behind = Site(port, process)
        assert [site.get(path).status for path in HOUSE] == [HTTPStatus.OK] * len(HOUSE)
        assert {behind.get(path).status for path in HOUSE} == {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}


def test_prometheus_shows_a_key_from_wherever_it_asks(write_content: WriteContent, tmp_path: Path) -> None:
    folder, key = write_content({"a.yaml": unit_text("a")}), tmp_path / "key"
    key.write_text("five-words-nobody-guesses\n", encoding="utf-8")
    options = ("--accounts", "--metrics-key", str(key))
    with (
        served([folder], tmp_path / "state", *options, first=("--safe-mode",)) as site,
        nginx(tmp_path / "nginx", PLAIN.format(port=site.port)) as (port, process),
    ):
        for one in (site, Site(port, process)):
            assert one.get("/metrics", Authorization="Bearer five-words-nobody-guesses").status == HTTPStatus.OK
            for wrong in ("Bearer five-words", "Bearer ", "five-words-nobody-guesses", "Bearer 五"):
                sent = wrong.encode().decode("latin-1")
                assert one.get("/metrics", Authorization=sent).status == HTTPStatus.NOT_FOUND
            assert one.get("/metrics").status == HTTPStatus.NOT_FOUND
