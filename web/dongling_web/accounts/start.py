"""That the site was started, and which settings were not as by default: their names, as the audit has it."""

import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from dongling.accounts import OPERATOR
from dongling.problems import DonglingError
from dongling.settings import SETTINGS, Settings

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
