"""Bytes that turn in the file of the store, and what whoever opens it afterwards is told."""

import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dongling.problems import DonglingError
from dongling.sequences import Draft
from dongling.store import Damaged, SavedDraft, Store
from dongling.store.database.engine import FILE
from tests.dongling.store.making import DID, draft

UNITS = [f"unit-{number}" for number in range(12)]


@dataclass
class Kept:
    """A draft as it was saved: all that its versions said."""

    saved: SavedDraft
    versions: dict[int, Draft]


@dataclass
class Told:
    """What was told of all drafts after a flip: `silent` is what was wrong and passed for right."""

    silent: list[str]
    noticed: int = 0
    untouched: int = 0


def fill(data: Path, drafts: int, versions: int) -> list[Kept]:
    """Save drafts of several versions into a new store."""
    kept = list[Kept]()
    with closing(Store.open(data)) as store:
        for number in range(drafts):
            saved = store.create(draft(f"第{number}条", UNITS[number % 12]), DID)
            whole = {1: saved.draft}
            for count in range(1, versions):
                mine = draft(f"第{number}条，改了{count}次", *UNITS[: count % 12])
                saved = store.save(saved.edit_key, mine, count, DID)
                whole[count + 1] = mine
            kept.append(Kept(saved, whole))
    return kept


def flip(file: Path, chance: random.Random) -> int:
    """Turn bits of one byte of a file; return where. It is one that says something: most of a small file is room."""
    content = bytearray(file.read_bytes())
    place = chance.choice([place for place, byte in enumerate(content) if byte])
    content[place] ^= chance.randint(1, 255)
    file.write_bytes(content)
    return place


def told(data: Path, kept: list[Kept]) -> Told:
    """Open every draft by both keys, its history and its versions; return what was said of them."""
    outcome = Told([])
    try:
        store = Store.open(data)
    except DonglingError:
        outcome.noticed = len(kept)
        return outcome
    with closing(store):
        for one in kept:
            _ask(store, one, outcome)
    return outcome


def _ask(store: Store, kept: Kept, outcome: Told) -> None:
    saved, before = kept.saved, outcome.noticed
    for open_, key in ((store.by_edit_key, saved.edit_key), (store.by_read_key, saved.read_key)):
        try:
            found = open_(key)
        except DonglingError as error:
            outcome.noticed += 1
            good = error.good if isinstance(error, Damaged) else None
            if good and kept.versions.get(good.version) != good.draft:
                outcome.silent.append(f"{saved.version}: a wrong version {good.version} was offered")
            continue
        if found is None or (found.draft, found.version) != (saved.draft, saved.version):
            outcome.silent.append(f"opened as {found}")
    _ask_history(store, kept, outcome)
    outcome.untouched += outcome.noticed == before


def _ask_history(store: Store, kept: Kept, outcome: Told) -> None:
    saved = kept.saved
    try:
        lines = store.history(saved.edit_key)
    except DonglingError:
        outcome.noticed += 1
        return
    if any(line.damaged for line in lines):
        outcome.noticed += 1
    elif [line.number for line in lines] != sorted(kept.versions, reverse=True):
        outcome.silent.append(f"history {[line.number for line in lines]}")
    for number, draft_ in kept.versions.items():
        try:
            if store.at_version(saved.edit_key, number) not in (draft_, None):
                outcome.silent.append(f"version {number} was another")
        except DonglingError:
            outcome.noticed += 1


def flipped_often(place: Path, times: int, seed: int) -> tuple[list[str], int, list[int]]:
    """Flip a byte of a fresh copy so often; return what was silent, how many flips were told, who was untouched."""
    kept = fill(place / "sound", drafts=12, versions=6)
    chance, silent, noticed, untouched = random.Random(seed), list[str](), 0, list[int]()  # noqa: S311 - it repeats
    for count in range(times):
        data = place / f"flip-{count}"
        data.mkdir()
        shutil.copyfile(place / "sound" / FILE, data / FILE)
        where = flip(data / FILE, chance)
        outcome = told(data, kept)
        silent += [f"byte {where}: {what}" for what in outcome.silent]
        noticed += bool(outcome.noticed)
        if outcome.noticed:
            untouched.append(outcome.untouched)
        shutil.rmtree(data)
    return silent, noticed, untouched
