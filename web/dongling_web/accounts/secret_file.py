"""A key, a secret or a password that a site is given in a file of one line, so that no command line shows it."""

from pathlib import Path

from dongling.problems import DonglingError, Said


def secret_in(file: Path, lacking: Said) -> str:
    """Return what such a file holds. Raises DonglingError, which says `lacking`, when there is nothing to be read."""
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        secret = ""
    if not secret:
        raise DonglingError(lacking)
    return secret
