"""The key of a lone school's workshop: one line of a file, and what a browser keeps that has shown it.

What the browser keeps says since when, sealed by the key: another key ends it everywhere, and so do twelve hours.
"""

import hmac
import unicodedata
from hashlib import sha256

from dongling.accounts import weakness
from dongling.problems import DonglingError, Said
from dongling.settings import Settings
from dongling_web.accounts.secret_file import secret_in

LASTS = 12 * 3600
"""Seconds after which the key is to be shown again."""
_EARLY = 120
"""Seconds by which the clocks of two processes may differ."""
_NO_KEY = Said("读不到 --workshop-key 的文件，或者它是空的", "the file of --workshop-key can't be read, or is empty")


class WorkshopKey:
    """The key of one site."""

    def __init__(self, key: str) -> None:
        self._digest = _digest(key)

    @classmethod
    def of(cls, settings: Settings) -> "WorkshopKey | None":
        """Return the key of a site, None where there is none. Raises DonglingError for one that won't do."""
        if settings.workshop_key is None:
            return None
        key = secret_in(settings.workshop_key, _NO_KEY)
        if (weak := weakness(key, "dongling")).zh:
            raise DonglingError(Said(f"--workshop-key：{weak.zh}", f"--workshop-key: {weak.en}"))
        return cls(key)

    def is_key(self, typed: str) -> bool:
        """Tell whether this is the key; it takes as long whatever was typed."""
        return hmac.compare_digest(_digest(typed), self._digest)

    def token(self, now: float) -> str:
        """Return what a browser keeps that shows the key now."""
        since = str(int(now))
        return f"{since}.{self._seal(since)}"

    def opens(self, token: str, now: float) -> bool:
        """Tell whether a browser may keep this, and has shown the key lately."""
        since, _, seal = token.partition(".")
        if not hmac.compare_digest(seal.encode(errors="replace"), self._seal(since).encode()):
            return False
        return -_EARLY <= now - int(since) < LASTS

    def _seal(self, since: str) -> str:
        return hmac.new(self._digest, since.encode(errors="replace"), sha256).hexdigest()


def _digest(key: str) -> bytes:
    return sha256(unicodedata.normalize("NFKC", key).strip().encode(errors="replace")).digest()
