"""The content that is measured: written once for each size, with a state that is brought up to it.

What is asked of it are words, three words, phrases and questions of its own texts, each different from all others.
"""

import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.corpus import ROOT
from bench.districts import FACTS, OF_A_SCHOOL, SEQUENCES, write_district

BASE = 1_000
"""So many units a larger catalogue is compared with."""
KINDS = ("word", "3 words", "phrase", "question")
_SEED = 1604
_MAKERS = ("corpus.py", "districts.py", "prose.py")
"""What decides what is written: another version writes another corpus."""
_RUN = re.compile(r"[\u4e00-\u9fff]{8,}")


@dataclass(frozen=True)
class Corpus:
    """So many units in folders, one a school, where the state of a site on them lies, and what it is compared with."""

    size: int
    place: Path
    base: "Corpus | None" = None

    @property
    def folders(self) -> list[Path]:
        """Return the folders of the schools, in their order."""
        return [self.place / "content" / f"s{number:03}" for number in range(-(-self.size // OF_A_SCHOOL))]

    @property
    def state(self) -> Path:
        """Return the folder of the state."""
        return self.place / "state"

    def unit(self, number: int) -> tuple[str, Path]:
        """Return the identifier and the file of a unit, counted through all schools."""
        school, own = divmod(number % self.size, OF_A_SCHOOL)
        return f"s{school:03}-u{own:04}", self.place / "content" / f"s{school:03}" / f"unit-{own:04}.yaml"

    def requests(self, count: int) -> list[str]:
        """Return the addresses of a day: searches mostly, units, and pages of all sorts, from everywhere in it."""
        chance, schools = Random(_SEED + 1), len(self.folders)
        asked = iter([f"/search?q={text}" for text in mixed(self.queries(count))])
        typed = iter([f"/suggest.json?q={text}" for text in self.queries(count)["word"]])
        found = []
        for number in range(count):
            school = f"s{chance.randrange(schools):03}"
            pages = (
                "/", "/map", "/facts", "/schools", "/collections", "/sequences", "/terms/theme", f"/schools/{school}",
                f"/map?school={school}", f"/facts/{school}-f{chance.randrange(FACTS)}",
                f"/collections/{school}-c{chance.randrange(5)}", f"/sequences/{school}-q{chance.randrange(SEQUENCES)}",
            )  # fmt: skip
            unit = f"/units/{self.unit(chance.randrange(self.size))[0]}"
            turn = number % 10
            search = next(typed if number % 20 == 0 else asked)
            found.append(search if turn < 5 else chance.choice(pages) if turn == 9 else unit)
        return found

    def queries(self, count: int) -> Mapping[str, list[str]]:
        """Return so many different queries in all, as many of each kind."""
        chance = Random(_SEED)
        asked: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
        need = -(-count // len(KINDS))
        for runs in self._runs(chance):
            for kind, text in _asked(runs, chance):
                if len(asked[kind]) < need:
                    asked[kind][text] = None
            if all(len(texts) == need for texts in asked.values()):
                break
        return {kind: list(texts) for kind, texts in asked.items()}

    def _runs(self, chance: Random) -> Iterator[list[str]]:
        """Yield the runs of Han characters of one unit after another; a small corpus is gone through again."""
        for _ in range(40 * self.size):
            _, path = self.unit(chance.randrange(self.size))
            runs = _RUN.findall(path.read_text(encoding="utf-8"))
            if len(runs) >= 3:
                yield chance.sample(runs, 3)


def _asked(runs: list[str], chance: Random) -> Iterator[tuple[str, str]]:
    at = chance.randint(0, 4)
    yield "word", runs[0][at : at + chance.randint(2, 3)]
    yield "3 words", " ".join(run[at : at + 2] for run in runs)
    yield "phrase", f'"{runs[1][at:][: chance.randint(4, 6)]}"'
    yield "question", f"{runs[2][:12]}是什么"


def mixed(queries: Mapping[str, list[str]]) -> list[str]:
    """Return the queries of all kinds in turns."""
    return [text for texts in zip(*queries.values(), strict=False) for text in texts]


def corpus(place: Path, size: int, retrieval: Path | None = None) -> Corpus:
    """Return a corpus of so many units under `place`, written if it is not there, whole."""
    digest = hashlib.sha256(str(bool(retrieval)).encode())
    for name in _MAKERS:
        digest.update((ROOT / "bench" / name).read_bytes())
    base = corpus(place, BASE, retrieval) if size > BASE else None
    made = Corpus(size, place / f"{size}-{digest.hexdigest()[:10]}", base)
    if not made.place.exists():
        print(f"{size:,} units are written …", flush=True)
        aside = made.place.with_suffix(".tmp")
        shutil.rmtree(aside, ignore_errors=True)
        write_district(aside / "content", size, retrieval)
        aside.rename(made.place)
    return made
