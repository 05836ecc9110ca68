"""What is measured, in a process of its own: a function of a module, called by name, with JSON both ways."""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class ChildFailed(RuntimeError):
    """A process that measures ended without a result; what it said last is the message."""


def apart(module: str, function: str, *given: object, python: Path | str = sys.executable) -> Any:
    """Return what `function` of `module` returns, called in a fresh process. Raises ChildFailed."""
    command = [str(python), "-m", "bench.scale.children", module, function]
    run = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, cwd=ROOT, check=False)
    if run.returncode:
        raise ChildFailed(f"{module}.{function}: {run.stderr.strip()[-2000:]}")
    return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    """Call what is named, and print what it returns in one last line."""
    module, name = sys.argv[1:]
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    print("\n" + json.dumps(function(*json.load(sys.stdin))))


if __name__ == "__main__":
    main()
