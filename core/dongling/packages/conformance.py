"""Whether a package keeps to the contract, held to it in a program of its own: pages, formats, hooks."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dongling.packages.trial import told
from dongling.problems import Said

SECONDS = 600
"""It may take so long: each page is opened in a browser."""


@dataclass(frozen=True)
class PackageConformance:
    """What is wrong with a package, a sentence each, and what could not be checked here."""

    faults: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()

    @classmethod
    def run(cls, state: Path, beside: Path, others: Iterable[str]) -> "PackageConformance":
        """Hold the plugins in the folder `beside` to the contract, without the `others` that are installed."""
        empty = state / "no-content"  # what the plugins bring is all
        empty.mkdir(parents=True, exist_ok=True)
        try:
            answer = told(["--plugins-off", ",".join(others), "conform", str(empty), "--json"], state, beside, SECONDS)
            return cls(tuple(map(str, answer["faults"])), tuple(map(str, answer["not_checked"])))
        except subprocess.TimeoutExpired:
            return cls((f"{SECONDS}秒还没有查完 · it did not end in {SECONDS} s",))
        except (ValueError, KeyError, TypeError):
            return cls(("查的时候程序中断了 · the program ended while it was checked",))

    def as_json(self) -> dict[str, Any]:
        """Return it for other programs."""
        return {"faults": list(self.faults), "not_checked": list(self.not_checked)}

    def text(self) -> Said:
        """Return it, a line each."""
        lines = [f"    {fault}" for fault in self.faults]
        lines += [f"    没有查 · not checked: {what}" for what in self.not_checked]
        fine = Said("页面、格式、钩子都合约定", "pages, formats and hooks keep to the contract")
        head = Said("不合约定的地方：", "not as the contract has it:") if self.faults else fine
        return Said("\n".join((head.zh, *lines)), "\n".join((head.en, *lines)))
