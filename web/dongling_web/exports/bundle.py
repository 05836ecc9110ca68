"""The offline bundle: a unit or a sequence as a ZIP whose pages open from a USB stick, without network or program.

The pages are made from the site's own templates and those that lie beside the kinds of the catalog. Links among
them are made relative, all other links become plain text; there is no script. The YAML files go along, so that
who receives a bundle can put them into a content folder of their own.
"""

import io
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader

from dongling.catalog import Catalog
from dongling.editor import content_text
from dongling.languages import SOURCE, Tongue
from dongling.model import Sequence, Unit
from dongling.problems import Said
from dongling_web.display.school_colours import sheet_of
from dongling_web.exports.relink import relinked
from dongling_web.helpers import HELPERS
from dongling_web.http.assets import Assets
from dongling_web.languages.asked import current_tongue, speaking
from dongling_web.languages.chinese_marks import mark_chinese
from dongling_web.languages.environments import Speaking
from dongling_web.materials.media import Shown, carried
from dongling_web.materials.view import has_any
from dongling_web.sequences.view import sequence_values
from dongling_web.units.neighbours import ladder
from dongling_web.units.view import Render, unit_values

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""When every file of a bundle says it was made: the same content makes the same bytes."""
Media = Mapping[str, tuple[tuple[Shown, ...], dict[str, bytes]]]
"""What is carried of each unit, by its identifier: its media as pages show them, and their files."""


@dataclass(frozen=True)
class Bundle:
    """The exporter `bundle`; it says its words in `tongue`, without one in that of the request."""

    tongue: Tongue | None = None
    name = "bundle"
    media_type = "application/zip"
    suffix = ".zip"

    def in_language(self, tongue: Tongue) -> "Bundle":
        """Return the exporter in a language."""
        return Bundle(tongue)

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the ZIP of a unit, or of a sequence with those of its units that are loaded."""
        with speaking(self.tongue or current_tongue()):
            return self._made(item, catalog)

    def _made(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        units = [item] if isinstance(item, Unit) else [unit for _, unit, _ in catalog.steps(item) if unit]
        assets, media = Assets(), {unit.identifier: carried(unit) for unit in units}
        files = pages(item, units, catalog, media) | {
            "style/site.css": assets["site.css"].data,
            "style/sheets.css": assets["sheets.css"].data,
            "style/materials.css": assets["materials.css"].data,
            "style/schools.css": sheet_of(catalog.schools.values()).data,
        }
        for _, held in media.values():
            files |= held
        for one in {one.identifier: one for one in (item, *units)}.values():
            files[f"yaml/{one.identifier}.yaml"] = _written(one, catalog)
        return _zipped(files)

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say what pages without a site can't do, and name the units that are not loaded."""
        yield Said("搜索、课程地图和放映", "search, the curriculum map and the projector view")
        missing = [] if isinstance(item, Unit) else [step.unit for step in item.steps if step.unit not in catalog.units]
        if missing:
            yield Said(f"没有装载的单元：{'、'.join(missing)}", f"units that are not loaded: {', '.join(missing)}")


def _written(one: Unit | Sequence, catalog: Catalog) -> bytes:
    """Return the file of an item as its author wrote it; of a draft, as `yaml` writes it."""
    return one.source.written() or content_text(one, catalog, english=current_tongue().name != SOURCE).encode()


def pages(item: Unit | Sequence, units: list[Unit], catalog: Catalog, media: Media) -> dict[str, bytes]:
    """Return the pages of a bundle by their names in it; `media` are those of each unit, with their files."""
    render = _renderer(catalog, media)
    home = f"/sequences/{item.identifier}" if isinstance(item, Sequence) else "/"
    places = {home: "index.html", **{f"/units/{unit.identifier}": f"units/{unit.identifier}.html" for unit in units}}
    places |= {address: place for unit in units for address, place in _materials(unit)}
    places |= {f"../{name}": name for _, held in media.values() for name in held}
    if isinstance(item, Sequence):
        made = {"index.html": render("sequences/sequence.html", top="", **sequence_values(item, catalog, None))}
    else:
        made = {"index.html": render("bundle/one.html", top="", unit=item)}
    for unit in units:
        values = {**unit_values(unit, catalog, render), "ladder": ladder(unit, catalog)}
        made[places[f"/units/{unit.identifier}"]] = render("units/unit.html", top="../", home=home, **values)
        if has_any(unit):
            pack = {"unit": unit, "sheets": values["sheets"]}
            made[_pack(unit)] = render("units/materials/pack.html", top="../", home=home, **pack)
    mark = mark_chinese if current_tongue().marks_chinese else str
    return {name: mark(relinked(page, name, places)).encode() for name, page in made.items()}


def _pack(unit: Unit) -> str:
    return f"units/{unit.identifier}-materials.html"


def _materials(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a unit's materials with their places in the bundle: all on one page, to be printed."""
    if has_any(unit):
        above = f"/units/{unit.identifier}/materials"
        yield above, _pack(unit)
        for one in (*unit.worksheets, *unit.cards):
            yield f"{above}/{one.identifier}", f"{_pack(unit)}#{one.identifier}"
            yield f"{above}/{one.identifier}/key", f"{_pack(unit)}#key-{one.identifier}"


def _renderer(catalog: Catalog, media: Media) -> Render:
    kinds = (kind.details.__module__.partition(".")[0] for kind in catalog.kinds.values() if kind.template)
    environment = _environment(frozenset(kinds))

    def beside(unit: Unit) -> tuple[Shown, ...]:
        return tuple(
            replace(one, address=one.address and f"../{one.address}", subtitles=one.subtitles and f"../{one.subtitles}")
            for one in media[unit.identifier][0]
        )

    def render(template: str, **values: object) -> str:
        values = {"unit_media": beside, "catalog": catalog, "layout": "bundle/base.html", "offline": True, **values}
        return environment.get_template(template).render(**values)

    return render


@cache
def _environment(packages: frozenset[str]) -> Speaking:
    """Return our templates and those in the folder `templates` of the packages that bring kinds."""
    files = (sys.modules[name].__file__ for name in sorted(packages) if name in sys.modules)
    folders = [Path(__file__).parents[1] / "templates", *(Path(file).parent / "templates" for file in files if file)]
    environment = Speaking(loader=FileSystemLoader(folders), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(HELPERS)
    return environment


def _zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()
