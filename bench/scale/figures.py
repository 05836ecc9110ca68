"""The figures that are held against limits, in the order of their table: what must be reached, and what is aimed at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Measure = str
"""`s` and `ms` of CPU, `s wall`, `MB`, or `x` for a ratio."""


@dataclass(frozen=True)
class Figure:
    """A figure: its `key`, what it says, its unit, and by number of units what it must not pass and what is aimed at.

    `row` names the measurement that gives it. Where `must` names no size, the figure is told and not judged.
    """

    key: str
    row: str
    says: str
    unit: Measure
    must: Mapping[int, float] = field(default_factory=dict)
    aim: Mapping[int, float] = field(default_factory=dict)


def _every(limit: float) -> Mapping[int, float]:
    return dict.fromkeys((1_000, 10_000, 100_000, 1_000_000), limit)


def _engine(kind: str, says: str) -> Figure:
    what = f"engine, query never seen, against tantivy: {says}"
    return Figure(f"engine {kind}", "engine", what, "x", {10_000: 1.6}, {10_000: 1.2})


FIGURES = (
    Figure("warm", "warm", "warm start to first page", "s", {10_000: 2.5, 100_000: 8}, {10_000: 1.6, 100_000: 5.1}),
    Figure("stamps", "stamps", "a look for changes, against scandir + stat", "x", _every(2), _every(1.6)),
    Figure("cold", "cold", "cold to first page", "s", {100_000: 20}, {100_000: 5}),
    Figure(
        "load",
        "load",
        "whole cold load with index, against CSafeLoader + FTS5 insert",
        "x",
        {10_000: 1.5},
        {10_000: 1.2},
    ),
    Figure(
        "rss",
        "memory",
        "RSS after 1,000 varied requests",
        "MB",
        {1_000: 130, 10_000: 250, 100_000: 700},
        {1_000: 110, 10_000: 210, 100_000: 570},
    ),
    Figure("worker", "memory", "a further process, what it adds (PSS)", "MB", {100_000: 200}, {100_000: 120}),
    Figure("together", "memory", "two processes together (RSS)", "MB", {100_000: 1_000}),
    Figure("edit", "edit", "edit -> found", "s wall", {10_000: 0.7, 100_000: 1.5}, {10_000: 0.3, 100_000: 0.6}),
    Figure("unit", "pages", "unit page, against 1,000 units", "x", {100_000: 1.5}),
    Figure("home", "pages", "home again, against 1,000 units", "x", {100_000: 1.5}),
    Figure("map", "pages", "map again, against 1,000 units", "x", {100_000: 1.5}),
    Figure("dearest", "pages", "every other page: the most, against 1,000 units", "x", {100_000: 1.5}),
    Figure("map first", "pages", "map first", "s", {100_000: 1.5}, {100_000: 0.3}),
    Figure("results", "results", "results page never seen", "ms", {10_000: 8}, {10_000: 5}),
    Figure("results datasette", "datasette", "results page never seen, against Datasette", "x"),
    Figure("unit datasette", "datasette", "unit page, against Datasette's page of a row", "x"),
    _engine("word", "word"),
    _engine("3 words", "3 words"),
    _engine("phrase", "phrase"),
    _engine("question", "question"),
    Figure("pause", "pause", "longest pause of the collector under load", "s", {10_000: 0.05}, {10_000: 0.02}),
    Figure("turn", "pause", "longest wait of a thread for its turn under load", "s"),
)


def verdict(figure: Figure, size: int, value: float) -> str:
    """Return whether a figure is met: `aim`, `yes`, `no`; empty where nothing must be reached at this size."""
    if size not in figure.must:
        return ""
    if value > figure.must[size]:
        return "no"
    return "aim" if size in figure.aim and value <= figure.aim[size] else "yes"
