"""What a site does at its start: it notes that in its audit, and says how to become the first administrator.

Of the settings that were not as by default the audit has the names.
"""

import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from flask import Flask

from dongling.accounts import OPERATOR
from dongling.problems import DonglingError, Said
from dongling.settings import SETTINGS, Settings
from dongling_web.accounts.access import has_accounts
from dongling_web.drafts.held_store import current_store
from dongling_web.http.own_address import own_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from dongling.store import Store

log = logging.getLogger("dongling.web")


def note_start(store: "Callable[[], Store | None]", settings: Settings) -> None:
    """Note that the process that keeps house begins; the site serves even where that can't be noted."""
    from dongling.store import Did

    try:
        if there := store():
            there.audit.note(OPERATOR, Did.SITE_STARTED, " ".join((version("dongling"), *given(settings))))
    except DonglingError as error:
        log.error("%s", error.message.en)  # noqa: TRY400 - it is one sentence, for people


def given(settings: Settings) -> list[str]:
    """Return the names of the settings that are not as by default; what they say may be nobody's business."""
    return [name for name, setting in SETTINGS.items() if getattr(settings, name) != setting.default]


def first_link_said(app: Flask, address: str) -> Said | None:
    """Return the link, under the site's own address or else `address`; None where there are no accounts, or people."""
    with app.test_request_context(base_url=address):
        if not has_accounts():
            return None
        try:
            token = current_store().people.first_link()
        except DonglingError as error:
            return error.message
        root = own_root()
    if not token:
        return None
    link = f"{root if '://' in root else address}account/link/{token}"
    return Said(
        f"还没有管理员，用这个链接设第一位（一天内，只能用一次）：{link}",
        f"there is no administrator yet; become the first by this link (within a day, it opens once): {link}",
    )
