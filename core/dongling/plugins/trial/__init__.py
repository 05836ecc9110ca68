"""Trials: what a new plugin does to the process that loads it, found out where it harms nobody. Where `os` can fork."""

from dongling.plugins.trial.candidate import AT_MOST, PATIENCE, PROMPT
from dongling.plugins.trial.parent import die_with
from dongling.plugins.trial.tryout import LOOK, Tryout
from dongling.plugins.trial.unseen import left_out_first

__all__ = ["AT_MOST", "LOOK", "PATIENCE", "PROMPT", "Tryout", "die_with", "left_out_first"]
