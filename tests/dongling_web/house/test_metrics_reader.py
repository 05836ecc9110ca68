"""The key of `/metrics`: a file with one line, and no site without it when it was asked for."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling.problems import DonglingError
from dongling.settings import Settings
from dongling_web.house.metrics_reader import metrics_reader

KEY = "五个不相干的词"


@pytest.mark.parametrize("held", [None, "", " \n", "\ud800"])
def test_a_key_that_is_none_is_told_at_the_start(tmp_path: Path, held: str | None) -> None:
    file = tmp_path / "key"
    if held is not None:
        file.write_text(held, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(DonglingError, match="--metrics-key"):
        metrics_reader(Settings(metrics_key=file))


@pytest.mark.parametrize(
    ("told", "sees"), [(f"Bearer {KEY}", True), (KEY, False), ("Bearer ", False), ("Bearer x", False), (None, False)]
)
def test_whoever_shows_the_key_sees_them(here: FlaskClient, tmp_path: Path, told: str | None, *, sees: bool) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    may_see = metrics_reader(Settings(metrics_key=tmp_path / "key"))
    headers = {"Authorization": told} if told else {}
    with here.application.test_request_context("/metrics", headers=headers):
        assert may_see() is sees


def test_on_a_site_with_accounts_an_address_of_the_machine_opens_nothing(
    here: FlaskClient, at_hand: FlaskClient
) -> None:
    for client, sees in ((here, False), (at_hand, True)):
        with client.application.test_request_context("/metrics", environ_base={"REMOTE_ADDR": "127.0.0.1"}):
            assert metrics_reader(Settings())() is sees
