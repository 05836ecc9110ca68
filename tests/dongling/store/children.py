"""Other processes on the same store, as a second server or a command would be."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

_ON_SERVER = "from tests.services.on_postgresql import install; install()\n"


def python(code: str, *arguments: str | Path, stdin: int = subprocess.DEVNULL) -> "subprocess.Popen[str]":
    """Start a Python process on `code`, in the root of the repository; its database is where that of the tests is."""
    if os.environ.get("DONGLING_TEST_DATABASE"):
        code = _ON_SERVER + code
    command = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=stdin, stdout=subprocess.PIPE)
