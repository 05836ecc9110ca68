"""A provider that can lie: it answers as one should, but for what a test wants to be wrong.

The honest one, which is a real program, is in tests/services/test_openid.py.
"""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "dongling", "a secret of the tests"
KEY, STRANGERS_KEY = (RSAKey.generate_key(2048, {"kid": kid}, private=True) for kid in ("one", "other"))


@dataclass
class LyingProvider:
    """What it says, and how often it was asked: `claims` and `metadata` are put over what would be right."""

    issuer: str
    subject: str = "zhou"
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: KEY)
    algorithm: str = "RS256"
    body: bytes | None = None
    status: int = 200
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def code(self, way: str) -> str:
        """Return a code for whoever was sent here by an address, as if she had signed in."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(way).query).items()}
        code = f"code{len(self.codes)}"
        self.codes[code] = query
        return code

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, bytes]:
        """Return what is answered to a request."""
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return self.status, json.dumps(self._introduction()).encode() if self.body is None else self.body
        if path == "/jwks":
            return 200, json.dumps({"keys": [KEY.as_dict(private=False)]}).encode()
        asked = self.codes.pop(form.get("code", ""), None)  # each opens once
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if asked is None or asked["code_challenge"] != challenge.decode().rstrip("="):
            return 400, b'{"error": "invalid_grant"}'
        return 200, json.dumps({"access_token": "x", "token_type": "Bearer", **self._token(asked)}).encode()

    def _introduction(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
            **self.metadata,
        }

    def _token(self, asked: dict[str, str]) -> dict[str, str]:
        now = int(time.time())
        right = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 60}
        claims = {**right, "nonce": asked["nonce"], **self.claims}
        said = {name: value for name, value in claims.items() if value is not None}
        if self.algorithm == "none":
            return {"id_token": ".".join((_plain({"alg": "none"}), _plain(said), ""))}
        key = OctKey.import_key(SECRET) if self.algorithm == "HS256" else self.key
        header = {"alg": self.algorithm, "kid": "one"}
        return {"id_token": jwt.encode(header, said, key, algorithms=[self.algorithm])}


def _plain(said: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


@contextmanager
def lying_provider() -> Iterator[LyingProvider]:
    """Run a provider on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
            status, body = provider.answer(urlsplit(self.path).path, form)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _answer  # noqa: N815 - the names that the server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the server gives
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = LyingProvider(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
