"""The protocols of exporters, and the call that all callers share; each format is a file beside this one.

An exporter needs only `export`. One that leaves something behind says so (`SaysWhatItLeaves`), one that can put
its item on a day takes it (`Dated`), one that has words of its own says them in the reader's language (`Speaks`);
`carry` asks for all of them, so that the program and the pages do the same.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from dongling.catalog import Catalog
from dongling.languages import CHINESE, Tongue
from dongling.model import Sequence, Unit
from dongling.problems import DonglingError, Said, one_line, unknown

log = logging.getLogger("dongling.exporters")


@dataclass(frozen=True)
class When:
    """When a unit is held, or the first step of a sequence; the next ones follow after `every` days each."""

    day: dt.date
    start: dt.time = dt.time(8, 30)
    every: int = 7


@dataclass(frozen=True)
class Exported:
    """An exported file, and a sentence for each thing of the item that is not in it."""

    data: bytes
    left_out: tuple[Said, ...] = ()


class Exporter(Protocol):
    """Writes units and sequences in one file format; `name` is what `--as` takes.

    It may also have a `title`, which readers see, and an `icon`, the inside of an SVG on a 24-unit grid.
    """

    name: str
    media_type: str
    suffix: str

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the file. Raises DonglingError when there is nothing of the item that it could hold."""
        ...


@runtime_checkable
class SaysWhatItLeaves(Protocol):
    """What an exporter also has when its files do not hold all of an item."""

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterable[Said]:
        """Return a sentence for each thing of `item` that `export` leaves out."""
        ...


@runtime_checkable
class Dated(Protocol):
    """What an exporter also has when it can put an item on a day."""

    def on(self, when: When) -> Exporter:
        """Return the exporter for that day."""
        ...


@runtime_checkable
class Speaks(Protocol):
    """What an exporter also has when its files hold words of its own; without it they are as `export` writes them."""

    def in_language(self, tongue: Tongue) -> Exporter:
        """Return the exporter that says its words in that language."""
        ...


def carry(
    exporter: Exporter, item: Unit | Sequence, catalog: Catalog, when: When | None = None, tongue: Tongue = CHINESE
) -> Exported:
    """Return the file of an item in a language, with what was left out of it.

    Raises DonglingError when a day is given to an exporter that has no use for one, when there is nothing to
    export, and when the exporter, which may be a plugin's, fails.
    """
    if isinstance(exporter, Speaks):
        exporter = exporter.in_language(tongue)
    if when is not None:
        if not isinstance(exporter, Dated):
            raise DonglingError(
                Said(f"{exporter.name} 里没有日期，去掉日期再导出", f"{exporter.name} has no dates; leave the date out")
            )
        exporter = exporter.on(when)
    try:
        left = tuple(exporter.left_out(item, catalog)) if isinstance(exporter, SaysWhatItLeaves) else ()
        return Exported(exporter.export(item, catalog), left)
    except DonglingError:
        raise
    except Exception as error:
        log.info("exporter %s raised for %s", exporter.name, item.identifier, exc_info=error)
        message = Said(
            f"导出 {exporter.name} 时出错：{one_line(error)}", f"exporting {exporter.name} failed: {one_line(error)}"
        )
        raise DonglingError(message, status=1) from error


def find_exporter(exporters: Mapping[str, Exporter], name: str) -> Exporter:
    """Return the exporter of a format. Raises DonglingError, with those there are, when there is none."""
    if name not in exporters:
        known = sorted(exporters)
        message = Said(f"没有导出格式“{name[:40]}”", f"there is no export format “{name[:40]}”")
        raise unknown(message, name, known, Said(f"可用的有：{'、'.join(known)}", f"There are: {', '.join(known)}"))
    return exporters[name]
