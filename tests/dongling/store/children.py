"""Other processes on the same store, as a second server or a command would be."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT


def python(code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start a Python process on `code`, in the root of the repository."""
    command = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
