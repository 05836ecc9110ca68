"""What is newly wrong after a reload, told once to whoever reads the log."""

import logging
from collections.abc import Sequence

from dongling.problems import Lang, Problem

log = logging.getLogger("dongling.content")

MOST = 20
"""So many problems are told one by one."""


def tell(problems: Sequence[Problem], before: Sequence[Problem], lang: Lang) -> None:
    """Log each problem that was not there before, a line each; of very many, the first and how many more."""
    known = set(before)
    new = [problem for problem in problems if problem not in known]
    for problem in new[:MOST]:
        log.warning("%s", problem.text(lang))
    if len(new) > MOST:
        log.warning("... and %d more: see `dongling check`", len(new) - MOST)
    mended = len(known.difference(problems))
    if mended:
        log.info("problems that are mended: %d", mended)
