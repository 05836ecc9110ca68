"""Trials: what a new plugin does to the process that loads it, found out where it harms nobody."""
