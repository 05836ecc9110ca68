"""The offline bundle: a unit or a sequence as a ZIP whose pages open from a USB stick, without network or program.

The pages are made from the site's own templates and those that lie beside the kinds of the catalog. Links among
them are made relative, all other links become plain text; there is no script. The YAML files go along, so that
who receives a bundle can put them into a content folder of their own.
"""

import io
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from dongling.catalog import Catalog
from dongling.editor import content_text
from dongling.model import Sequence, Unit
from dongling.problems import Said
from dongling_web.display.school_colours import sheet_of
from dongling_web.exports.relink import relinked
from dongling_web.helpers import HELPERS
from dongling_web.http.assets import Assets
from dongling_web.sequences.view import sequence_values
from dongling_web.units.neighbours import ladder
from dongling_web.units.view import Render, unit_values

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""When every file of a bundle says it was made: the same content makes the same bytes."""


class Bundle:
    """The exporter `bundle`."""

    name = "bundle"
    media_type = "application/zip"
    suffix = ".zip"

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the ZIP of a unit, or of a sequence with those of its units that are loaded."""
        units = [item] if isinstance(item, Unit) else [unit for _, unit, _ in catalog.steps(item) if unit]
        assets = Assets()
        files = pages(item, units, catalog) | {
            "style/site.css": assets["site.css"].data,
            "style/sheets.css": assets["sheets.css"].data,
            "style/schools.css": sheet_of(catalog.schools.values()).data,
        }
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
    return one.source.written() or content_text(one, catalog).encode()


def pages(item: Unit | Sequence, units: list[Unit], catalog: Catalog) -> dict[str, bytes]:
    """Return the pages of a bundle by their names in it."""
    render = _renderer(catalog)
    home = f"/sequences/{item.identifier}" if isinstance(item, Sequence) else "/"
    places = {home: "index.html", **{f"/units/{unit.identifier}": f"units/{unit.identifier}.html" for unit in units}}
    if isinstance(item, Sequence):
        made = {"index.html": render("sequences/sequence.html", top="", **sequence_values(item, catalog, None))}
    else:
        made = {"index.html": render("bundle/one.html", top="", unit=item)}
    for unit in units:
        values = {**unit_values(unit, catalog, render), "ladder": ladder(unit, catalog)}
        made[places[f"/units/{unit.identifier}"]] = render("units/unit.html", top="../", home=home, **values)
    return {name: relinked(page, name, places).encode() for name, page in made.items()}


def _renderer(catalog: Catalog) -> Render:
    kinds = (kind.details.__module__.partition(".")[0] for kind in catalog.kinds.values() if kind.template)
    environment = _environment(frozenset(kinds))

    def render(template: str, **values: object) -> str:
        values = {"catalog": catalog, "layout": "bundle/base.html", "offline": True, **values}
        return environment.get_template(template).render(**values)

    return render


@cache
def _environment(packages: frozenset[str]) -> Environment:
    """Return our templates and those in the folder `templates` of the packages that bring kinds."""
    files = (sys.modules[name].__file__ for name in sorted(packages) if name in sys.modules)
    folders = [Path(__file__).parents[1] / "templates", *(Path(file).parent / "templates" for file in files if file)]
    environment = Environment(loader=FileSystemLoader(folders), autoescape=True, trim_blocks=True, lstrip_blocks=True)
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
