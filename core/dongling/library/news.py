"""What is newly wrong after a reload, told once to whoever reads the log."""

import logging
from collections.abc import Sequence

from dongling.problems import Lang, Problem

log = logging.getLogger("dongling.content")

MOST = 20
"""So many problems are told one by one."""


def tell(new: Sequence[Problem], mended: Sequence[Problem], lang: Lang) -> None:
    """Log each problem that was not there before, a line each; of very many, the first and how many more."""
    for problem in new[:MOST]:
        log.warning("%s", problem.text(lang))
    if len(new) > MOST:
        log.warning("... and %d more: see `dongling check`", len(new) - MOST)
    if mended:
        log.info("problems that are mended: %d", len(mended))
