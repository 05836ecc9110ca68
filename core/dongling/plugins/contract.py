"""The contract between dongling and a plugin: which edition it was written for, and what of it is on its way out.

A package declares the edition in its metadata, where it is read before any of its code runs:

    [project.entry-points."dongling.contract"]
    api = "1"

A single file says `DONGLING_API = 1` at its top. What declares nothing was written for the first edition.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dongling.problems import Said, did_you_mean

OLDEST = 1
"""The oldest edition that still works."""
NEWEST = 1
"""The edition that this version speaks."""
_HEAD = 16_384


@dataclass(frozen=True)
class Going:
    """A hook, or an argument of one, on its way out: since which version, gone in which, and what to use instead."""

    since: str
    gone: str
    instead: Said


GOING: dict[str, Going] = {}
"""What is on its way out: `hook`, or `hook.argument`."""


def refusal(declared: str) -> Said | None:
    """Say why a plugin that declares this edition is left out; None when it is taken."""
    if not re.fullmatch(r"[0-9]{1,4}", declared or str(OLDEST)):
        return Said(
            f"api 应写成一个整数，不是“{declared[:20]}”", f"api should be a whole number, not “{declared[:20]}”"
        )
    edition = int(declared or OLDEST)
    if edition > NEWEST:
        return Said(
            f"它是按第{edition}版约定写的，这里只到第{NEWEST}版：请升级 dongling",
            f"it was written for edition {edition} of the contract, this dongling speaks {NEWEST}: upgrade dongling",
        )
    if edition < OLDEST:
        return Said(
            f"它是按第{edition}版约定写的，这里从第{OLDEST}版起：请换新版的插件（docs/upgrading.md）",
            f"it was written for edition {edition} of the contract, and {OLDEST} is the oldest that works: "
            "take a newer plugin (docs/upgrading.md)",
        )
    return None


def declared_in(path: Path) -> str:
    """Return the edition that a file declares, without running it; empty when it declares none."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            head = file.read(_HEAD)
    except OSError:
        return ""
    match = re.search(r"^DONGLING_API\s*(?::\s*int\s*)?=\s*(\S+)", head, re.MULTILINE)
    if match is None:
        return ""
    try:
        return str(ast.literal_eval(match[1]))
    except (ValueError, SyntaxError):
        return match[1]


def unknown_hook(name: str, known: Iterable[str]) -> Said:
    """Say that a plugin has a hook that this version doesn't know, and so never calls."""
    near = did_you_mean(name, known, Said("可能是更新的版本才有的", "a newer version may have it"))
    return Said(
        f"这里没有钩子 {name}，不会调用它：{near.zh}", f"there is no hook {name} here, it is never called: {near.en}"
    )


def leaving(hook: str, arguments: Iterable[str], going: Mapping[str, Going] | None = None) -> Iterator[Said]:
    """Say which hook or arguments that a plugin uses are on their way out."""
    every = GOING if going is None else going
    for name in (hook, *(f"{hook}.{argument}" for argument in arguments)):
        if name in every:
            out = every[name]
            yield Said(
                f"{name} 从 {out.since} 起不再推荐，{out.gone} 去掉：{out.instead.zh}",
                f"{name} is on its way out since {out.since} and gone in {out.gone}: {out.instead.en}",
            )
