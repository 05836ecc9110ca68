"""The ways to take a unit or a sequence away, as its page lists them: every exporter, and what each leaves out."""

import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from dongling.catalog import Catalog
from dongling.curriculum import NewUnit
from dongling.exporters import Dated, Exporter, SaysWhatItLeaves, When
from dongling.model import Sequence, Unit
from dongling_web.display.marks import drawing, icon
from dongling_web.languages.words import Later, later, said_here

log = logging.getLogger("dongling.web")
_WORDS: Mapping[str, Later] = {
    "docx": later("Word文档"),
    "ics": later("日历"),
    "yaml": later("内容文件"),
    "bundle": later("离线包"),
}
"""How the formats of the site itself are called; a plugin's is called by its `title`, or else by its name."""

_ANY_DAY = When(dt.date(2026, 9, 1))


@dataclass(frozen=True)
class Way:
    """A way to take an item away. `dated`: it asks for a day; `needs_day`: without one there is nothing to take."""

    name: str
    words: str
    suffix: str
    url: str
    left_out: tuple[str, ...]
    dated: bool
    needs_day: bool
    mark: Markup


def called(exporter: Exporter) -> str:
    """Return what readers call a format."""
    return str(getattr(exporter, "title", "")) or str(_WORDS.get(exporter.name, exporter.name))


def address(item: Unit | Sequence) -> str:
    """Return where the page of a unit or a sequence of the catalogue is."""
    return f"/{'sequences' if isinstance(item, Sequence) else 'units'}/{item.identifier}"


def ways(item: Unit | Sequence, at: str, catalog: Catalog, exporters: Mapping[str, Exporter]) -> list[Way]:
    """Return the ways to take `item`, whose page is `at`, away; nothing is exported yet."""
    return [_way(item, at, catalog, exporter) for exporter in exporters.values()]


def _way(item: Unit | Sequence, at: str, catalog: Catalog, exporter: Exporter) -> Way:
    dated = isinstance(exporter, Dated)
    deadlines = isinstance(item, Sequence) and any(task.due and not task.done for task in item.checklist)
    return Way(
        exporter.name,
        called(exporter),
        exporter.suffix,
        f"{at}/export/{exporter.name}",
        _left_out(item, catalog, exporter),
        dated,
        needs_day=dated and not deadlines,
        mark=drawing(str(getattr(exporter, "icon", ""))) if getattr(exporter, "icon", "") else icon("take"),
    )


def _left_out(item: Unit | Sequence, catalog: Catalog, exporter: Exporter) -> tuple[str, ...]:
    try:
        if isinstance(exporter, Dated):
            exporter = exporter.on(_ANY_DAY)
        if not isinstance(exporter, SaysWhatItLeaves):
            return ()
        return tuple(said_here(said) for said in exporter.left_out(item, catalog))
    except Exception:
        log.exception("exporter %s can't say what it leaves out of %s", exporter.name, item.identifier)
        return ()


def new_unit_url(new: NewUnit) -> str:
    """Return where the file of a new unit is handed out, filled in with what is known."""
    pairs = [("kind", new.kind), *((name, value) for name, values in new.fields.items() for value in values)]
    return f"/new-unit.yaml?{urlencode(pairs)}"
