"""kill -9 in mid-save, at fifty moments: nothing that was acknowledged is lost, and the file is sound."""

import json
from pathlib import Path

import pytest

from tests.dongling.store.children import python

pytestmark = pytest.mark.of_sqlite

_RUN = "from tests.dongling.store.killed import main; from pathlib import Path; import sys; main(Path(sys.argv[1]), 50)"


def test_nothing_acknowledged_is_lost_by_a_kill(data: Path) -> None:
    child = python(_RUN, data)
    out, _ = child.communicate()
    outcome = json.loads(out)
    assert outcome["wrong"] == []
    assert outcome["killed"] == 100
    assert outcome["acknowledged"] > 100
