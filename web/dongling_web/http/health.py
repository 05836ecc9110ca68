"""What the site says of itself to whoever watches over it: each part adds a sign of its own to `/healthz`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app

log = logging.getLogger("dongling.web")
_KEY = "dongling.health"


@dataclass(frozen=True)
class Sign:
    """How a part is: whether it is well, and what `/healthz` shows of it, in JSON."""

    well: bool
    shown: Any


def add_sign(app: Flask, name: str, ask: Callable[[], Sign]) -> None:
    """Add a field `name` to `/healthz` of an app; `ask` is called for each answer, so it has to be quick."""
    app.extensions.setdefault(_KEY, {})[name] = ask


def health() -> dict[str, Any]:
    """Return `status`, which is `ok` or `degraded`, and what each part shows; of one that can't be asked, null."""
    asked = {name: _asked(name, ask) for name, ask in current_app.extensions.get(_KEY, {}).items()}
    well = all(sign.well for sign in asked.values())
    return {"status": "ok" if well else "degraded", **{name: sign.shown for name, sign in asked.items()}}


def _asked(name: str, ask: Callable[[], Sign]) -> Sign:
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - of any part; the others are still told
        log.warning("health of %s: %s", name, error)
        return Sign(well=False, shown=None)
