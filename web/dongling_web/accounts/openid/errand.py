"""What a browser was sent to the provider for, in a cookie of its own for a few minutes.

State, nonce and the verifier of PKCE follow from one random token, so that an answer which was not asked for from this
browser fits none of them. Nothing of it is kept here.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from secrets import token_urlsafe

from flask import Response, request

from dongling_web.drafts.cookie import cookie_name
from dongling_web.http.own_address import base_path

COOKIE = "dongling_openid"
_SECONDS = 600
_LONGEST = 600


class Purpose(StrEnum):
    """Why somebody is asked who she is."""

    SIGN_IN = "s"
    LINK = "l"
    INVITATION = "i"


@dataclass(frozen=True)
class Errand:
    """Why a browser was sent away: to come back to a page, to link an account, or to accept the link of a key."""

    token: str
    purpose: Purpose
    rest: str = ""

    @classmethod
    def new(cls, purpose: Purpose, rest: str = "") -> "Errand":
        """Return a new errand; an address that is too long for a cookie is none: part of it would be another."""
        return cls(token_urlsafe(24), purpose, rest if len(rest) <= _LONGEST else "")

    @classmethod
    def current(cls) -> "Errand | None":
        """Return the errand of this browser, None when there is none that can be read."""
        token, _, told = request.cookies.get(cookie_name(COOKIE), "").partition(".")
        purpose, _, rest = told.partition(".")
        try:
            return cls(token, Purpose(purpose), base64.urlsafe_b64decode(rest).decode()) if token else None
        except ValueError:
            return None

    @property
    def state(self) -> str:
        """Return what the provider hands back."""
        return self._derived("state")

    @property
    def nonce(self) -> str:
        """Return what the provider signs with the rest."""
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        """Return what shows the provider that the code comes back from where it was asked for."""
        return self._derived("verifier")

    def is_answered_by(self, state: str) -> bool:
        """Tell whether an answer is to this errand."""
        return hmac.compare_digest(self.state.encode(), state.encode(errors="replace"))

    def keep(self, response: Response) -> None:
        """Let the browser keep it."""
        rest = base64.urlsafe_b64encode(self.rest.encode()).decode()
        value, path = f"{self.token}.{self.purpose}.{rest}", f"{base_path()}/"
        response.set_cookie(
            cookie_name(COOKIE),
            value,
            max_age=_SECONDS,
            path=path,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )

    def _derived(self, what: str) -> str:
        digest = hmac.digest(self.token.encode(), what.encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def forget_errand(response: Response) -> Response:
    """Take the errand from the browser: whatever came of it, it is not answered twice."""
    name, path = cookie_name(COOKIE), f"{base_path()}/"
    response.delete_cookie(name, path=path, secure=request.is_secure, httponly=True, samesite="Lax")
    return response
