"""The backend comes through the hook that any backend would use."""

import subprocess
import sys

from dongling_search.backend import OpenSearchBackend, WhooshBackend
from dongling_search.plugin import register_search_backends


def test_the_embedded_backend_has_a_name() -> None:
    assert register_search_backends() == {"whoosh": WhooshBackend, "opensearch": OpenSearchBackend}


def test_naming_it_loads_no_engine_before_it_is_asked_for() -> None:
    code = "import sys, dongling_search.plugin; print('whoosh' in sys.modules, 'numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
