"""A program of its own that loads all plugins: whatever they do, it is that program that suffers."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dongling.problems import Said

SECONDS = 90
"""A trial may take so long; each hook has its own, shorter limit within it."""


def told(command: Sequence[str], state: Path, beside: Path | None, seconds: float) -> Any:
    """Return the JSON that this program prints, when it keeps state there and has the plugins of `beside`, too.

    Raises ValueError when it prints something else, TimeoutExpired when it does not end.
    """
    environment = {**os.environ, "DONGLING_STATE": str(state), "DONGLING_LANG": "zh"}
    if beside:
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(beside), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(  # noqa: S603 - this program
        [sys.executable, "-m", "dongling", *command],
        env=environment,
        cwd=beside,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=seconds,
    )
    return json.loads(done.stdout)


@dataclass(frozen=True)
class PluginTrial:
    """What came of loading all plugins: how each fares, and the problems of content; `failure` when it did not end."""

    plugins: dict[str, dict[str, Any]] = field(default_factory=dict)
    failure: Said | None = None

    @classmethod
    def run(cls, state: Path, beside: Path | None = None) -> "PluginTrial":
        """Load every plugin, with those in the folder `beside` as if they were installed, keeping state in `state`."""
        try:
            listed = told(["plugins", "--json"], state, beside, SECONDS)
            return cls({info["name"]: info for info in listed})
        except subprocess.TimeoutExpired:
            return cls(failure=Said(f"{SECONDS}秒还没有装载完", f"loading did not end in {SECONDS} s"))
        except ValueError:
            return cls(failure=Said("装载时程序中断了", "the program ended while it was loading"))

    def wrong(self, name: str) -> Said | None:
        """Say what is wrong with a plugin; None when it is well."""
        if self.failure:
            return self.failure
        info = self.plugins.get(name)
        if info is None:
            return Said("装上以后找不到它", "it is not there after it was put in")
        if info["status"] in ("ok", "off"):
            return None
        why = "; ".join(info["problems"]) or str(info["problem"])
        return Said(why, why)
