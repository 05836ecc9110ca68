"""Rows `warm`, `cold`: what it takes the real program to its first page."""

import shutil
import sys
from statistics import median

from bench.scale.corpora import Corpus
from bench.scale.loads import prime
from bench.scale.record import Value, Values
from bench.scale.sites import Site, cpu, site
from bench.serving import EMPTY, served


def rounds(size: int) -> int:
    """Return how often something is measured: what takes long varies less."""
    return 5 if size <= 1_000 else 3 if size <= 10_000 else 2


def warm(content: Corpus) -> Values:
    """Start with everything as it was: the median of some starts."""
    prime(content)
    starts: list[Site] = []
    bare: list[float] = []
    for _ in range(rounds(content.size)):
        with site(content) as up:
            starts.append(up)
        with served([sys.executable, "-c", EMPTY]) as (_, _, pid):
            bare.append(cpu(pid))
    wall, empty = median(one.wall for one in starts), median(bare)
    note = f"{wall:.2f} s wall; an empty app with the same libraries {empty:.2f} s"
    return {"warm": Value(median(one.first for one in starts), note)}


def cold(content: Corpus) -> Values:
    """Start with nothing but the content; with many units the first page comes before all are read."""
    state = content.place / "cold"
    starts: list[tuple[Site, int]] = []
    for _ in range(rounds(content.size)):
        shutil.rmtree(state, ignore_errors=True)
        with site(content, state) as up:
            units = int(up.get("/healthz").partition('"units":')[2].partition(",")[0].strip(" }\n"))
            starts.append((up, units))
    shutil.rmtree(state, ignore_errors=True)
    wall, there = median(one.wall for one, _ in starts), min(units for _, units in starts)
    return {"cold": Value(median(one.first for one, _ in starts), f"{wall:.2f} s wall, {there:,} units there")}
