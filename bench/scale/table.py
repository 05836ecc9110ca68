"""The table of figures, as text and as Markdown: row, units, measured, must, aim, met."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.scale.figures import FIGURES, Figure, verdict
from bench.scale.record import Record

HEAD = ("figure", "units", "measured", "must", "aim", "met")
BEGIN, END = "<!-- bench.scale: begin -->", "<!-- bench.scale: end -->"
"""Where the table stands in a document."""
PAGE = "page "
"""What the key of a figure begins with that is one of the table of pages."""
Line = tuple[str, ...]


def shown(number: float, unit: str) -> str:
    """Return a number with its unit, as exact as it is worth reading."""
    digits = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2 if abs(number) >= 0.1 else 3
    text = f"{number:,.{digits}f}"
    return f"{text}x" if unit == "x" else f"{text} {unit}"


def limit(limits: Mapping[int, float], size: int, unit: str) -> str:
    """Return a limit as it is written; empty where there is none at this size."""
    if size not in limits:
        return ""
    text = f"{limits[size]:g}"
    return f"{text}x" if unit == "x" else f"{text} {unit}"


def lines(records: Mapping[int, Record]) -> list[Line]:
    """Return a line for each figure and size: what is not measured yet and must be is there, with an empty cell."""
    return [
        line for figure in FIGURES for size, record in sorted(records.items()) if (line := _line(figure, size, record))
    ]


def _line(figure: Figure, size: int, record: Record) -> Line | None:
    value = record.value(figure.key)
    if value is None and size not in figure.must:
        return None
    measured, met = "", ""
    if value is not None:
        note = f" ({value.note})" if value.note else ""
        measured, met = shown(value.number, figure.unit) + note, verdict(figure, size, value.number)
    limits = (limit(limits, size, figure.unit) for limits in (figure.must, figure.aim))
    return figure.says, f"{size:,}", measured, *limits, met


def pages_of(records: Mapping[int, Record]) -> tuple[Line, list[Line]]:
    """Return the head and the lines of the table of pages: milliseconds at each size, and against 1,000 units."""
    sizes = sorted(records)
    found = {
        size: {key.removeprefix(PAGE): one for key, one in records[size].rows.get("pages", {}).items() if PAGE in key}
        for size in sizes
    }
    cells: list[Line] = []
    for name in dict.fromkeys(name for held in found.values() for name in held):
        of = [found[size].get(name) for size in sizes]
        cells.append((name, *(f"{one.note} ({one.number:.2f}x)" if one else "" for one in of)))
    return ("page", *(f"{size:,}" for size in sizes)), cells


def as_text(head: Line, rows: Sequence[Line]) -> str:
    """Return a table with its columns aligned."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (head, *rows)
    )


def as_markdown(head: Line, rows: Sequence[Line]) -> str:
    """Return a table in Markdown; what several lines begin with is said once."""
    written, before = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"], ""
    for says, *rest in rows:
        cells = ("" if says == before else says, *rest)
        written.append(f"| {' | '.join(cells)} |")
        before = says
    return "\n".join(written)


def put_into(document: Path, text: str) -> None:
    """Write a text between the marks of a document. Raises ValueError when it has none."""
    whole = document.read_text(encoding="utf-8")
    marked = re.compile(rf"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
    if not marked.search(whole):
        raise ValueError(f"{document} has no {BEGIN}")
    document.write_text(marked.sub(lambda _: f"{text}\n", whole), encoding="utf-8")
