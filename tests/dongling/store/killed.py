"""Savers that are killed at any moment: `main` runs in a process of its own, which may fork as it has one thread.

It prints one line of JSON: how many were killed, what was acknowledged, and what was wrong afterwards.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from dongling.store import Store
from tests.dongling.store.making import DID, draft

SAVERS = 2
SAVES = 8
LONGEST = 0.02


def save_for_ever(folder: Path, name: str, told: int) -> None:
    """Save one draft again and again, and tell of each save once it is acknowledged."""
    store = Store.open(folder)
    saved = store.create(draft(f"{name} 1"), DID)
    while True:
        os.write(told, f"{saved.edit_key} {saved.version} {saved.draft.name}\n".encode())
        saved = store.save(saved.edit_key, draft(f"{name} {saved.version + 1}"), saved.version, DID)


def fork(folder: Path, name: str, told: int) -> int:
    """Start a saver; return its process."""
    child = os.fork()
    if not child:
        try:
            save_for_ever(folder, name, told)
        finally:
            os._exit(1)
    return child


def kill_once(folder: Path, name: str, saves: int, seconds: float) -> dict[str, tuple[int, str]]:
    """Start savers, kill them some time after `saves` saves; return the last that was acknowledged, by key."""
    reads, writes = os.pipe()
    children = [fork(folder, f"{name}-{number}", writes) for number in range(SAVERS)]
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as pipe:
        lines = [pipe.readline() for _ in range(saves)]
        time.sleep(seconds)
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        lines += pipe
    told = [line.rstrip("\n").split(" ", 2) for line in lines]
    return {key: (int(version), name) for key, version, name in told}


def faults(folder: Path, acknowledged: dict[str, tuple[int, str]]) -> list[str]:
    """Return what is not as it was acknowledged."""
    found = list[str]()
    with closing(Store.open(folder)) as store:
        for key, (version, name) in acknowledged.items():
            there = store.by_edit_key(key)
            then = store.at_version(key, version)
            if there is None or there.version < version or then is None or then.name != name:
                found.append(f"{name}: {version} was acknowledged, {there} is there")
    with closing(sqlite3.connect(folder / "drafts.db")) as raw:
        found += [line for (line,) in raw.execute("PRAGMA integrity_check") if line != "ok"]
        found += [str(line) for line in raw.execute("PRAGMA foreign_key_check")]
    return found


def main(folder: Path, times: int) -> None:
    """Kill savers `times` times and print what came of it."""
    chance = random.Random(times)  # noqa: S311 - chance that repeats, not a secret
    acknowledged, wrong = dict[str, tuple[int, str]](), list[str]()
    for count in range(times):
        told = kill_once(folder, f"saver-{count}", chance.randint(0, SAVES), chance.uniform(0, LONGEST))
        wrong += faults(folder, told)
        acknowledged |= told
    wrong += faults(folder, acknowledged)
    saves = sum(version for version, _ in acknowledged.values())
    json.dump({"killed": times * SAVERS, "acknowledged": saves, "wrong": wrong}, sys.stdout)
