"""What a provider says is believed when all of it is right, and is refused for each thing that is not."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dongling import Settings
from dongling.problems import AWAY, DonglingError
from dongling_web.accounts.openid.errand import Errand, Purpose
from dongling_web.accounts.openid.provider import NotVouched, Provider, ProviderAway
from tests.dongling_web.accounts.openid.lying_provider import CLIENT, STRANGERS_KEY, LyingProvider

HERE = "http://localhost/account/openid/done"


def settings_of(provider: LyingProvider, secret: Path) -> Settings:
    """Return the settings of a site that believes a provider."""
    return Settings(
        accounts=True,
        site_url="http://localhost",
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT,
        oidc_secret=secret,
    )


@pytest.fixture
def ours(provider: LyingProvider, secret: Path) -> Provider:
    """Return the provider as the site knows it."""
    made = Provider.of(settings_of(provider, secret))
    assert made
    return made


def vouched(ours: Provider, provider: LyingProvider, **answer: str) -> str:
    """Return whom the provider vouches for when somebody was sent there and came back."""
    errand = Errand.new(Purpose.SIGN_IN)
    code = provider.code(ours.way(HERE, errand.state, errand.nonce, errand.verifier))
    return ours.subject(HERE, {"code": code, **answer}, errand.nonce, errand.verifier)


def test_who_is_vouched_for_is_known_by_the_subject(ours: Provider, provider: LyingProvider) -> None:
    assert vouched(ours, provider) == "zhou"
    assert vouched(ours, provider, iss=provider.issuer) == "zhou"
    assert provider.asked.count("/.well-known/openid-configuration") == 1


NOW = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://id.example.cn"},
        {"iss": None},
        {"aud": "another site"},
        {"aud": None},
        {"aud": ["another site", "a third"]},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"exp": NOW - 3600},
        {"exp": None},
        {"iat": NOW + 3600},
        {"nbf": NOW + 3600},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"sub": 7},
        {"at_hash": "forged"},
    ],
    ids=", ".join,  # not by their values: some are of this second, and each worker begins in its own
)
def test_a_claim_that_is_not_right_vouches_for_nobody(
    ours: Provider, provider: LyingProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    with pytest.raises(NotVouched):
        vouched(ours, provider)


def test_a_signature_of_somebody_else_or_by_a_shared_secret_or_none_is_no_signature(
    ours: Provider, provider: LyingProvider
) -> None:
    provider.metadata = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
    for key, algorithm in ((STRANGERS_KEY, "RS256"), (None, "HS256"), (None, "none")):
        provider.key, provider.algorithm = key, algorithm
        with pytest.raises(NotVouched):
            vouched(ours, provider)


def test_an_answer_of_another_issuer_or_without_one_that_was_promised_is_refused(
    ours: Provider, provider: LyingProvider
) -> None:
    with pytest.raises(NotVouched):
        vouched(ours, provider, iss="https://id.example.cn")
    with pytest.raises(NotVouched):
        vouched(ours, provider, error="access_denied")
    assert "/token" not in provider.asked


def test_a_provider_that_promises_to_name_itself_must(provider: LyingProvider, secret: Path) -> None:
    provider.metadata = {"authorization_response_iss_parameter_supported": True}
    ours = Provider.of(settings_of(provider, secret))
    assert ours
    with pytest.raises(NotVouched):
        vouched(ours, provider)
    assert vouched(ours, provider, iss=provider.issuer) == "zhou"


def test_a_code_that_was_used_or_is_of_another_browser_opens_nothing(ours: Provider, provider: LyingProvider) -> None:
    errand, other = Errand.new(Purpose.SIGN_IN), Errand.new(Purpose.SIGN_IN)
    code = provider.code(ours.way(HERE, errand.state, errand.nonce, errand.verifier))
    with pytest.raises(NotVouched):
        ours.subject(HERE, {"code": code}, other.nonce, other.verifier)
    code = provider.code(ours.way(HERE, errand.state, errand.nonce, errand.verifier))
    assert ours.subject(HERE, {"code": code}, errand.nonce, errand.verifier) == "zhou"
    with pytest.raises(NotVouched):
        ours.subject(HERE, {"code": code}, errand.nonce, errand.verifier)


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://id.example.cn"},
        {"issuer": None},
        {"token_endpoint": "http://id.example.cn/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
    ids=str,
)
def test_a_provider_that_introduces_itself_as_another_is_away(
    ours: Provider, provider: LyingProvider, metadata: dict[str, Any]
) -> None:
    provider.metadata = metadata
    with pytest.raises(ProviderAway):
        vouched(ours, provider)


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"issuer": ', b"\xff"])
def test_what_is_no_introduction_is_none(ours: Provider, provider: LyingProvider, body: bytes) -> None:
    provider.body = body
    with pytest.raises(ProviderAway) as told:
        vouched(ours, provider)
    assert told.value.status == AWAY


def test_nobody_waits_anew_for_a_provider_that_has_just_not_answered(ours: Provider, provider: LyingProvider) -> None:
    provider.status = 500
    for _ in range(3):
        with pytest.raises(ProviderAway):
            vouched(ours, provider)
    assert provider.asked == ["/.well-known/openid-configuration"]


@pytest.mark.parametrize(
    "issuer",
    [
        *("http://id.example.cn", "http://10.0.0.8", "ftp://127.0.0.1", "id.example.cn", "https://", "https://[::1"),
        *(
            "https://id.example.cn?x=1",
            "https://user@id.example.cn",
            "http://127.0.0.1.example.cn",
            "http://127.0.0.1:x",
        ),
    ],
)
def test_only_https_or_this_machine_vouches_for_anybody(provider: LyingProvider, secret: Path, issuer: str) -> None:
    with pytest.raises(DonglingError, match="--oidc-issuer 应写成"):
        Provider.of(replace(settings_of(provider, secret), oidc_issuer=issuer))


def test_settings_that_are_not_whole_are_said_at_the_start(provider: LyingProvider, secret: Path) -> None:
    whole = settings_of(provider, secret)
    for lacking in ({"oidc_client_id": ""}, {"oidc_secret": None}, {"site_url": ""}):
        with pytest.raises(DonglingError, match="还要"):
            Provider.of(replace(whole, **lacking))
    secret.write_text("\n", encoding="utf-8")
    for file in (secret, secret.with_name("nowhere")):
        with pytest.raises(DonglingError, match="读不到"):
            Provider.of(replace(whole, oidc_secret=file))
    assert Provider.of(Settings()) is None


def test_the_secret_is_shown_nowhere(ours: Provider) -> None:
    assert "a secret of the tests" not in repr(ours)
