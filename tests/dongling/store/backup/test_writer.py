"""A backup is one moment, whoever saves meanwhile."""

import gzip
import io
import json
from pathlib import Path

from dongling.store import Store
from tests.dongling.store.children import python
from tests.dongling.store.making import DID, draft

_SAVE_IN_PAIRS = """
import sys
from dongling.store import Store
from tests.dongling.store.making import DID, draft
store = Store.open(sys.argv[1])
pair = [store.by_edit_key(key) for key in sys.argv[2:]]
print("ready", flush=True)
while True:
    for place, saved in enumerate(pair):
        pair[place] = store.save(saved.edit_key, draft(str(saved.version)), saved.version, DID)
"""


def lines(packed: bytes) -> list[dict[str, object]]:
    """Return the lines of a backup."""
    return [json.loads(line) for line in gzip.decompress(packed).splitlines()]


def test_a_backup_while_another_process_saves_is_of_one_moment(store: Store, data: Path) -> None:
    keys = [store.create(draft(name), DID).edit_key for name in ("先", "后")]
    other = python(_SAVE_IN_PAIRS, data, *keys)
    assert other.stdout is not None
    other.stdout.readline()
    seen = set[int]()
    while len(seen) < 5:
        file = io.BytesIO()
        counts = store.dump(file)
        first, second = (row["version"] for row in lines(file.getvalue()) if row["row"] == "draft")
        assert isinstance(first, int)
        assert isinstance(second, int)
        assert first - second in (0, 1)
        assert counts.drafts == 2
        assert counts.versions == sum(row["row"] == "version" for row in lines(file.getvalue()))
        seen.add(first)
    other.kill()
    other.communicate()


def test_a_backup_opens_nothing(store: Store) -> None:
    made = store.create(draft("一"), DID)
    file = io.BytesIO()
    store.dump(file)
    text = gzip.decompress(file.getvalue()).decode()
    assert made.edit_key not in text
    assert made.read_key not in text
    assert "一" in text
