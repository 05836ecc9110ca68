"""What a backup knows of the audit: the number and digest of its last row then, which the chain must have for ever."""

import gzip
import json
import zlib
from pathlib import Path
from typing import NamedTuple

from dongling.store.audit.tables import audit_head


class ChainWitness(NamedTuple):
    """The last row of the audit as it was when a backup was made."""

    number: int
    digest: str


def witness_in(backup: Path) -> ChainWitness | None:
    """Return what a backup says of the audit; None when it says nothing, or can't be read."""
    named = f'"{audit_head.name}"'.encode()
    try:
        with gzip.open(backup) as lines:
            rows = (json.loads(line) for line in lines if named in line)
            heads = (row["values"] for row in rows if row.get("row") == "row" and row.get("table") == audit_head.name)
            return next((ChainWitness(int(head["count"]), str(head["digest"])) for head in heads), None)
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None
