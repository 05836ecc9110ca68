"""The site that vouches for people: where it asks them who they are, and what it then says, each claim checked.

Authlib knows the protocol. What is ours is how long it may take, that a site without https is believed only on this
machine, and which signatures count: never those by a secret that both sides have, nor none.
"""

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from dongling.problems import AWAY, DonglingError, Said
from dongling.settings import Settings
from dongling_web.accounts.secret_file import secret_in

log = logging.getLogger("dongling.web")
SECONDS = 5
"""So long one answer of the provider may take."""
_KNOWN_FOR = 3600
"""Seconds for which is kept what a provider says of itself."""
_PAUSE = 10
"""Seconds for which nobody waits anew for one that did not answer."""
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
_OFF_BY = 120
"""Seconds by which its clock may be off."""
_LONGEST_SUBJECT = 255
_ADDRESS = Said(
    "--oidc-issuer 应写成 https://id.example.cn，和对方自己写的一字不差；http 只用于本机",
    "--oidc-issuer should be https://id.example.cn, as it names itself to the letter; http is for this machine alone",
)
_INCOMPLETE = Said(
    "--oidc-issuer 还要 --oidc-client-id、--oidc-secret（一行密钥的文件）和 --site-url",
    "--oidc-issuer needs --oidc-client-id, --oidc-secret (a file with one line) and --site-url",
)
_NO_SECRET = Said("读不到 --oidc-secret 的文件，或者它是空的", "the file of --oidc-secret can't be read, or is empty")
_AWAY = Said("统一身份认证现在没有回答", "the site that vouches for people does not answer now")
_NOT_VOUCHED = Said("统一身份认证没有证实这次登录", "the site that vouches for people did not vouch for this sign-in")


class ProviderAway(DonglingError):
    """The provider does not answer, or not as one."""

    def __init__(self) -> None:
        super().__init__(_AWAY, status=AWAY)


class NotVouched(DonglingError):
    """What came back is not what this provider says of whoever was sent there from here, just now."""

    def __init__(self) -> None:
        super().__init__(_NOT_VOUCHED)


@dataclass
class Provider:
    """A provider by its issuer, and what this site is to it."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    _known: Mapping[str, Any] = field(default_factory=dict, repr=False)
    _until: float = 0.0
    _away_until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def of(cls, settings: Settings) -> "Provider | None":
        """Return the provider of a site, None where there is none. Raises DonglingError for settings that are wrong."""
        if not settings.oidc_issuer:
            return None
        if not _is_safe(settings.oidc_issuer):
            raise DonglingError(_ADDRESS)
        if not (settings.oidc_client_id and settings.oidc_secret and settings.site_url):
            raise DonglingError(_INCOMPLETE)
        return cls(settings.oidc_issuer, settings.oidc_client_id, secret_in(settings.oidc_secret, _NO_SECRET))

    def way(self, redirect: str, state: str, nonce: str, verifier: str) -> str:
        """Return the address where a person is asked who she is. Raises ProviderAway."""
        endpoint = self._metadata()["authorization_endpoint"]
        with self._session(redirect) as session:
            address, _ = session.create_authorization_url(endpoint, state=state, nonce=nonce, code_verifier=verifier)
        return str(address)

    def subject(self, redirect: str, answer: Mapping[str, str], nonce: str, verifier: str) -> str:
        """Return whom the provider vouches for, by the answer that a browser brought back; its state is checked before.

        Raises NotVouched for anything that is not right, ProviderAway when that can't be known now.
        """
        from authlib.common.errors import AuthlibBaseError
        from requests import RequestException

        metadata = self._metadata()
        told = answer.get("iss")
        must_tell = metadata.get("authorization_response_iss_parameter_supported") is True
        if (told is not None or must_tell) and told != self.issuer:
            raise NotVouched
        if "error" in answer or not answer.get("code"):
            raise NotVouched
        try:
            with self._session(redirect) as session:
                token = session.fetch_token(
                    metadata["token_endpoint"],
                    grant_type="authorization_code",
                    code=answer["code"],
                    code_verifier=verifier,
                    allow_redirects=False,
                )
        except RequestException as error:
            log.warning("openid: %s", type(error).__name__)
            raise ProviderAway from error
        except (AuthlibBaseError, ValueError, TypeError, KeyError) as error:
            log.warning("openid: %s", type(error).__name__)
            raise NotVouched from error
        return self._checked(token, nonce)

    def _checked(self, token: Mapping[str, Any], nonce: str) -> str:
        """Return the subject of an ID token: signed by this issuer, for this site, for this nonce, and not too old."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        offered = self._metadata().get("id_token_signing_alg_values_supported", ["RS256"])
        taken = [name for name in _SIGNATURES if name in offered]
        try:
            read = jwt.decode(str(token["id_token"]), KeySet.import_key_set(self._keys()), algorithms=taken)
            wanted = {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self.client_id},
                "nonce": {"essential": True, "value": nonce},
            }
            given = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
            claims = CodeIDToken(read.claims, read.header, wanted, given)
            claims.validate(leeway=_OFF_BY)
            subject = claims["sub"]
        except (JoseError, ValueError, TypeError, KeyError) as error:
            log.warning("openid: %s", type(error).__name__)
            raise NotVouched from error
        if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
            raise NotVouched
        return subject

    def _metadata(self) -> Mapping[str, Any]:
        """Return what the provider says of itself; it is asked once an hour."""
        with self._lock:
            if time.monotonic() < self._until:
                return self._known
            if time.monotonic() < self._away_until:
                raise ProviderAway
            try:
                self._known = self._introduced()
            except ProviderAway:
                self._away_until = time.monotonic() + _PAUSE
                raise
            self._until = time.monotonic() + _KNOWN_FOR
            return self._known

    def _introduced(self) -> dict[str, Any]:
        known = self._fetched(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        ends = [known.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        if known.get("issuer") != self.issuer or not all(isinstance(end, str) and _is_safe(end) for end in ends):
            log.warning("openid: what %s says of itself is not its own", self.issuer)
            raise ProviderAway
        return known

    def _keys(self) -> Any:
        """Return the provider's keys, as they are now: it may have new ones since the last sign-in."""
        return self._fetched(self._metadata()["jwks_uri"])

    def _fetched(self, address: str) -> dict[str, Any]:
        from requests import RequestException, get

        try:
            answer = get(address, timeout=SECONDS, allow_redirects=False)
            answer.raise_for_status()
            said = answer.json()
        except (RequestException, ValueError) as error:
            log.warning("openid: %s: %s", address, type(error).__name__)
            raise ProviderAway from error
        if not isinstance(said, dict):
            raise ProviderAway
        return said

    def _session(self, redirect: str) -> Any:
        """Return Authlib's session, which has no annotations."""
        from authlib.integrations.requests_client import OAuth2Session

        return OAuth2Session(
            self.client_id,
            self.secret,
            scope="openid",
            redirect_uri=redirect,
            code_challenge_method="S256",
            default_timeout=SECONDS,
        )


def _is_safe(address: str) -> bool:
    """Tell whether nobody on the way can change what an address answers: https, or this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    if not host or parts.query or parts.fragment or parts.username:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(host))


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
