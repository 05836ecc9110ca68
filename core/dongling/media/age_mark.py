"""How long something has lain where nothing asks for it any more: noted beside it, and told by two witnesses."""

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path


def has_lain(mark: Path, now: dt.datetime, counted: int, kept: dt.timedelta) -> bool:
    """Tell whether what a mark is of has lain there for so long, by the calendar and by the seconds that were counted.

    The first look makes the mark, and so does one that finds less counted than there was, as in another database.
    """
    try:
        noted = json.loads(mark.read_text(encoding="utf-8"))
        gone = counted - int(noted["counted"])
        if gone >= 0:
            return gone >= kept.total_seconds() and now - dt.datetime.fromisoformat(noted["since"]) >= kept
    except (OSError, ValueError, KeyError, TypeError):
        pass  # there is no mark yet, or none that can be read
    with suppress(OSError):
        mark.write_text(json.dumps({"since": now.isoformat(), "counted": counted}), encoding="utf-8")
    return False
