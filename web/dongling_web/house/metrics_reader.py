"""Who may see `/metrics`: who shows the key, who runs the site; on one that knows nobody, who asks at the machine."""

import hmac
from collections.abc import Callable

from flask import request

from dongling.accounts import DISTRICT, Action, may
from dongling.problems import Said
from dongling.settings import Settings
from dongling_web.accounts.secret_file import secret_in
from dongling_web.house.frame import administrator, knows_people
from dongling_web.http.addresses import is_asked_at_hand

_NO_KEY = Said("读不到 --metrics-key 的文件，或者它是空的", "the file of --metrics-key can't be read, or is empty")
_SHOWN = "Bearer "


def metrics_reader(settings: Settings) -> Callable[[], bool]:
    """Return what tells of a request whether it may see the metrics. Raises DonglingError for a key that is none."""
    key = secret_in(settings.metrics_key, _NO_KEY).encode() if settings.metrics_key else b""

    def may_see() -> bool:
        if settings.metrics == "all" or (key and hmac.compare_digest(_shown(), key)):
            return True
        if knows_people():
            return may(administrator(), Action.SEE_HOUSE, DISTRICT)
        return is_asked_at_hand()

    return may_see


def _shown() -> bytes:
    told = request.headers.get("Authorization", "")
    return told.removeprefix(_SHOWN).encode() if told.startswith(_SHOWN) else b""
