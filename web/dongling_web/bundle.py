"""The offline bundle: a unit or a sequence as a ZIP whose pages open from a USB stick, without network or program.

The pages are made from the site's own templates and those that lie beside the kinds of the catalog. Links among
them are made relative, all other links become plain text; there is no script. The YAML files go along, so that
who receives a bundle can put them into a content folder of their own.
"""

import io
import posixpath
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from flask import Response, abort
from jinja2 import Environment, FileSystemLoader

from dongling.catalog import Catalog
from dongling.exporters.yaml import Yaml
from dongling.model import Sequence, Unit
from dongling.problems import Said
from dongling_web.assets import Assets
from dongling_web.colours import sheet_of
from dongling_web.current import current_catalog, current_library
from dongling_web.exports.desk import made
from dongling_web.neighbours import ladder
from dongling_web.rendering import HELPERS, Render, unit_values
from dongling_web.sequencing import sequence_values

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
    """Return the file of an item as its author wrote it; of a draft, and when the file is gone, as `yaml` writes it."""
    try:
        return one.source.path.read_bytes()
    except OSError:
        return Yaml().export(one, catalog)


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


def relinked(page: str, name: str, places: Mapping[str, str]) -> str:
    """Return a bundle's page `name` with links led to `places`; of a link that leads out, only the text stays.

    `places` maps addresses of the site to names in the bundle.
    """
    here = posixpath.dirname(name) or "."

    def inside(address: str) -> str:
        path, mark, fragment = address.partition("#")
        if path in places:
            return posixpath.relpath(places[path], here) + mark + fragment
        return "" if path else address

    copy = _Copy(inside)
    copy.feed(page)
    copy.close()
    return "".join(copy.parts)


class _Copy(HTMLParser):
    """Copies a page as it is, but for its links."""

    def __init__(self, inside: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.inside = inside
        self.parts: list[str] = []
        self._names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            self.parts.append(self.get_starttag_text() or "")
            return
        given = {name: value or "" for name, value in attrs}
        address = self.inside(given.pop("href", ""))
        kept = {**given, "href": address} if address else {k: v for k, v in given.items() if k == "class"}
        self._names.append("a" if address else "span")
        said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self.parts.append(f"<{self._names[-1]}{said}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{self._names.pop() if tag == 'a' and self._names else tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")


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
    folders = [Path(__file__).parent / "templates", *(Path(file).parent / "templates" for file in files if file)]
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


def bundle_response(item: Unit | Sequence) -> Response:
    """Return the bundle of a unit or a sequence as a download named by it; 404 when no plugin brings bundles."""
    exporter = current_library().plugins.exporters().get(Bundle.name) or abort(404)
    data = made(item, (Bundle.name, None), lambda: exporter.export(item, current_catalog()))
    response = Response(data, mimetype=exporter.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=item.identifier + exporter.suffix)
    return response
