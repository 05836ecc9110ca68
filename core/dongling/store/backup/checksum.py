"""Whether a backup is whole, without taking it in: its last line names the digest of all before it."""

import hashlib
import json
from collections.abc import Iterable


def sealed_whole(lines: Iterable[bytes]) -> bool:
    """Return whether the lines of a backup end with the checksum of those before it."""
    digest, last = hashlib.sha256(), b""
    for line in lines:
        digest.update(last)
        last = line
    end = json.loads(last) if last else {}
    return isinstance(end, dict) and end.get("row") == "end" and end.get("checksum") == digest.hexdigest()
