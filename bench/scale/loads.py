"""Rows `load` and `stamps`: all content read and indexed from nothing, and a look that finds nothing changed.

Against what each takes at the least: libyaml with SQLite's own index of texts, and the system's own look at files.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.scale.children import apart
from bench.scale.corpora import Corpus
from bench.scale.record import Value, Values
from dongling import Library, Settings

LOOKS = 5


def prime(content: Corpus) -> float:
    """Bring the state up to the content, in a process of its own; return the seconds of CPU that it took."""
    seconds: float = apart("bench.scale.loads", "opened", list(map(str, content.folders)), str(content.state))
    return seconds


def opened(folders: list[str], state: str) -> float:
    """Open content with search, and return the seconds of CPU."""
    begun = time.process_time()
    Library.open(folders, Settings(state=Path(state), safe_mode=True)).close()
    return time.process_time() - begun


def load(content: Corpus) -> Values:
    """Load from nothing: ours and theirs in turns, once beyond 1,000 units."""
    folders, file = list(map(str, content.folders)), content.place / "peer.db"
    ours, theirs = [], []
    for _ in range(2 if content.size <= 1_000 else 1):
        shutil.rmtree(content.state, ignore_errors=True)
        ours.append(prime(content))
        theirs.append(apart("bench.scale.loads", "plainly_loaded", folders, str(file)))
        file.unlink()
    note = f"{median(ours):.1f} s; CSafeLoader + FTS5 {median(theirs):.1f} s"
    return {"load": Value(median(ours) / median(theirs), note)}


def plainly_loaded(folders: list[str], file: str) -> float:
    """Read every file with libyaml and have SQLite index its texts by trigrams; return the seconds of CPU."""
    begun = time.process_time()
    Path(file).unlink(missing_ok=True)
    database = sqlite3.connect(file)
    database.execute("create virtual table unit using fts5(name, body, tokenize='trigram')")
    database.executemany("insert into unit values (?, ?)", map(row, units(folders)))
    database.execute("insert into unit(unit) values ('optimize')")
    database.commit()
    database.close()
    return time.process_time() - begun


def units(folders: Iterable[str]) -> Iterable[dict[str, Any]]:
    """Yield what the files of units hold, and read those of all else."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.yaml")):
            data = yaml.load(path.read_bytes(), yaml.CSafeLoader)
            if path.name.startswith("unit-"):
                yield data


def row(data: dict[str, Any]) -> tuple[str, str]:
    """Return the name of a unit and all its texts."""
    return data["name"], "\n".join(texts(data))


def texts(value: Any) -> Iterable[str]:
    """Yield every text of what a file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


def stamps(content: Corpus) -> Values:
    """Look at all files when none changed."""
    prime(content)
    ours, theirs = apart("bench.scale.loads", "looked", list(map(str, content.folders)), str(content.state))
    return {"stamps": Value(ours / theirs, f"{1000 * ours:.0f} ms; scandir + stat {1000 * theirs:.0f} ms")}


def looked(folders: list[str], state: str) -> tuple[float, float]:
    """Return the seconds of CPU of a look by the library and by the system, in turns."""
    library = Library.open(folders, Settings(state=Path(state), safe_mode=True), search=False)

    def ours() -> None:
        if library.reload():
            raise RuntimeError("content changed while it was looked at")

    turns = [(_took(ours), _took(lambda: _looked_at(folders))) for _ in range(LOOKS + 1)][1:]
    library.close()
    return median(one for one, _ in turns), median(other for _, other in turns)


def _took(do: Callable[[], object]) -> float:
    begun = time.process_time()
    do()
    return time.process_time() - begun


def _looked_at(folders: Iterable[str]) -> None:
    """Stat every file below the folders."""
    waiting = list(folders)
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
