"""The curriculum map as CSV, laid out as the table is: a row a theme, a column a band.

Excel takes text without a byte order mark for the system's own encoding: who writes a file uses `utf-8-sig`.
"""

import csv
import io
from collections.abc import Iterator

from dongling.catalog import Catalog
from dongling.curriculum.map import Cell, CurriculumMap
from dongling.curriculum.stages import Stages
from dongling.problems import Lang, Said

_HEADS = {"theme": Said("主题", "theme"), "competency_line": Said("素养连线", "competency line")}
_HISTORY, _ALL, _MISSING = Said("四史", "history"), Said("整条看", "in a word"), Said("缺", "missing")


def map_csv(curriculum: CurriculumMap, catalog: Catalog, lang: Lang = "zh") -> str:
    """Return the map as CSV text: in each cell depth, count, units and schools; 缺 where nothing is."""
    stages, out = Stages(catalog), io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    bands = [stages.said([band.identifier]).in_(lang) for band in curriculum.bands]
    writer.writerow([_HEADS.get(curriculum.rows_by, _HISTORY).in_(lang), *bands, _ALL.in_(lang)])
    for row in curriculum.rows:
        name = stages.name(row.term.scheme, row.term.identifier).in_(lang)
        cells = [_cell(cell, catalog, stages, lang) for cell in row.cells]
        writer.writerow(list(map(_harmless, [name, *cells, row.said.in_(lang)])))
    return out.getvalue()


def _cell(cell: Cell, catalog: Catalog, stages: Stages, lang: Lang) -> str:
    if not cell.units:
        text = cell.expected.in_(lang)
        return f"{_MISSING.in_(lang)}{'；' if text and lang == 'zh' else '; ' if text else ''}{text}"
    return "".join(_words(cell, catalog, stages, lang))


def _words(cell: Cell, catalog: Catalog, stages: Stages, lang: Lang) -> Iterator[str]:
    depth = stages.name("depth", cell.depth).in_(lang) if cell.depth else ""
    schools = [catalog.name_of("school", school) for school in cell.schools]
    names = [unit.name if lang == "zh" else unit.name_en or unit.name for unit in cell.units]
    if lang == "zh":
        yield f"{depth}{len(names)}个：{'、'.join(f'《{name}》' for name in names)}（{'、'.join(schools)}）"
    else:
        yield f"{depth} {len(names)}: {', '.join(names)} ({', '.join(schools)})".strip()


def _harmless(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
