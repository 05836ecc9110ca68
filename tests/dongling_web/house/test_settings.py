"""Each setting with what it is and where from; what is secret is not said."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling.settings import SETTINGS, Settings
from dongling_web.house.settings import _shown, said_value


def test_every_setting_is_listed_and_those_that_were_given_stand_first(district: FlaskClient) -> None:
    text = district.get("/admin/settings").text
    assert all(f"<code>{setting.option}</code>" in text for setting in SETTINGS.values())
    assert text.index("--accounts<") < text.index("--lang<")


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("embedder_key", Path("/secret/place"), "place"),
        ("search_login", Path("/secret/place"), "place"),
        ("search_url", "https://me:hidden@search.example:9200,https://you:hidden@b", "hidden"),
        ("database", "postgresql+psycopg://me:hidden@db.example/x", "hidden"),
        ("oidc_client_secret", "hidden", "hidden"),
    ],
)
def test_no_secret_is_shown(here: FlaskClient, name: str, value: object, secret: str) -> None:
    with here.application.test_request_context("/admin/settings"):
        assert secret not in said_value(name, value)


def test_where_a_setting_comes_from_is_told(here: FlaskClient) -> None:
    told = Settings(workers=2, port=9000, origins={"workers": "environment", "lang": "default"})
    with here.application.test_request_context("/admin/settings"):
        origins = {name: str(_shown(told, SETTINGS[name]).origin) for name in ("workers", "port", "lang", "host")}
    assert origins == {"workers": "环境变量", "port": "命令行", "lang": "默认", "host": "默认"}
