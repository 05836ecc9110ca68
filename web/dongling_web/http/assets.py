"""Style sheets and scripts under addresses that name their content, so that browsers may keep them for ever.

The style sheets in css/ are joined into one file in the order of their names; one that a single page needs lies
beside that folder. Modules in a folder of their own, such as notebook/store.js, are served as notebook-store.js, and
what they import is named by its address of the same sort. Nothing is built beforehand.
"""

import gzip
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256, sha384
from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Response, abort, request
from markupsafe import Markup

STATIC = Path(__file__).parents[1] / "static"
MODULES = STATIC / "notebook"
_IMPORT = re.compile(r'(\b(?:from|import\()\s*")(\.{1,2}/[\w./-]+)(")')
_KINDS = (
    "*.js",
    "*.svg",
    "*.css",
    "vendor/*.js",
    "wall/*.js",
    "wall/*.css",
    "offline/*.js",
    "offline/*.png",
    "films/*",
    "workshop/*",
)
_PAPER = b"@media print {"
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """A file to serve, whole and gzipped, with the names of its content."""

    name: str
    data: bytes
    zipped: bytes
    digest: str
    integrity: str

    @classmethod
    def of(cls, name: str, data: bytes) -> "Asset":
        """Return the asset `name` with this content."""
        integrity = "sha384-" + b64encode(sha384(data).digest()).decode()
        return cls(name, data, gzip.compress(data, 9, mtime=0), sha256(data).hexdigest()[:16], integrity)

    @property
    def url(self) -> str:
        """Return its address."""
        return f"/a/{self.digest}/{self.name}"

    @property
    def attributes(self) -> Markup:
        """Return what its `link` or `script` element says besides the address."""
        return Markup('integrity="{}"').format(self.integrity)

    def response(self) -> Response:
        """Return the file, gzipped for those who take it."""
        squeeze = request.accept_encodings.quality("gzip") > 0 and len(self.zipped) < len(self.data)
        response = Response(self.zipped if squeeze else self.data, mimetype=guess_type(self.name)[0])
        response.headers["Cache-Control"] = FOREVER
        response.headers["Vary"] = "Accept-Encoding"
        if squeeze:
            response.headers["Content-Encoding"] = "gzip"
        return response


def _on_screen(styles: bytes) -> bytes:
    """Return the rules of style sheets for paper, for a screen that shows how a page will be printed."""
    rules, at = [], 0
    while (start := styles.find(_PAPER, at)) >= 0:
        depth, at = 0, start + len(_PAPER)
        while depth >= 0:
            at = min(i for i in (styles.find(b"{", at), styles.find(b"}", at)) if i >= 0)
            depth += 1 if styles[at : at + 1] == b"{" else -1
            at += 1
        rules.append(styles[start + len(_PAPER) : at - 1])
    return b"@media screen {" + b"\n".join(rules) + b"}"


class Assets:
    """The assets of the site by name."""

    def __init__(self) -> None:
        sheets = sorted((STATIC / "css").glob("*.css"))
        styles = b"\n".join(sheet.read_bytes() for sheet in sheets)
        files = [path for kind in _KINDS for path in STATIC.glob(kind)]
        assets = [Asset.of("site.css", styles), *(Asset.of(path.name, path.read_bytes()) for path in files)]
        sheets_of_units = styles + (STATIC / "materials.css").read_bytes()
        assets.append(Asset.of("paper.css", _on_screen(sheets_of_units)))
        self._by_name = {asset.name: asset for asset in assets}
        for path in sorted(MODULES.glob("*.js")):
            self._module(path)

    def _module(self, path: Path) -> Asset:
        """Return a module, or what it imports, made once: its address depends on all that lies below it."""
        name = path.name if path.parent != MODULES else f"{MODULES.name}-{path.name}"
        if name not in self._by_name:

            def address(match: re.Match[str]) -> str:
                below = self._module((path.parent / match[2]).resolve())
                return f"{match[1]}../{below.digest}/{below.name}{match[3]}"

            text = _IMPORT.sub(address, path.read_text(encoding="utf-8"))
            self._by_name[name] = Asset.of(name, text.encode())
        return self._by_name[name]

    def __getitem__(self, name: str) -> Asset:
        return self._by_name[name]

    def __iter__(self) -> Iterator[Asset]:
        return iter(self._by_name.values())

    def blueprint(self) -> Blueprint:
        """Return the route that serves them."""
        routes = Blueprint("assets", __name__)

        @routes.get("/a/<digest>/<name>")
        def asset(digest: str, name: str) -> Response:
            asset = self._by_name.get(name)
            if asset is None or asset.digest != digest:
                abort(404)
            return asset.response()

        return routes
