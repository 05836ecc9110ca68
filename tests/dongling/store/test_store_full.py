"""A full disk: what is there can be read, nothing half is saved, and with space again the same process goes on.

A process may say how large its files can get (RLIMIT_FSIZE); at that size the system refuses to write, as it does
on a full disk, and everybody may set it.
"""

import json
from pathlib import Path

import pytest

from dongling.store import Store
from tests.dongling.store.children import python

_RUN = """
import json, resource, sys
from pathlib import Path

import pytest
from dongling.problems import DonglingError
from dongling.store import Store
from tests.dongling.store.making import DID, Clock, draft

clock = Clock()
store = Store.open(Path(sys.argv[1]), clock=clock)
saved = store.create(draft("0"), DID)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
room = 200_000 + max(file.stat().st_size for file in Path(sys.argv[1]).iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
told = []
while len(told) < 3:
    try:
        saved = store.save(saved.edit_key, draft(str(saved.version), *["u" * 80] * 100), saved.version, DID)
    except DonglingError as error:
        told.append((str(error), error.status))
clock.move(days=2)
read = store.by_edit_key(saved.edit_key).draft == saved.draft == store.by_read_key(saved.read_key).draft
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
after = store.save(saved.edit_key, draft("again"), saved.version, DID)
numbers = [version.number for version in store.history(saved.edit_key)]
store.close()
print(json.dumps({"told": told, "read": read, "key": after.edit_key, "version": after.version, "kept": numbers}))
"""


@pytest.mark.of_sqlite
def test_a_full_disk_loses_nothing_and_with_space_again_saving_goes_on(data: Path) -> None:
    out, _ = python(_RUN, data).communicate()
    outcome = json.loads(out)
    for message, status in outcome["told"]:
        assert "磁盘满了，这次没有保存，已存的都在" in message
        assert status == 3
    assert outcome["read"]
    assert outcome["version"] > 2
    assert outcome["kept"] == list(range(outcome["version"], 0, -1))
    store = Store.open(data)
    there = store.by_edit_key(outcome["key"])
    store.close()
    assert there is not None
    assert (there.draft.name, there.version) == ("again", outcome["version"])
