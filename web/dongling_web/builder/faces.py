"""How a unit stands in a row of the builder: its name, its kind and its meta line, drawn once for a catalogue.

Each change draws every row anew, and most of a row never changes.
"""

from dataclasses import dataclass

from flask import current_app
from markupsafe import Markup

from dongling.catalog import Catalog, Described, short_name


@dataclass(frozen=True, slots=True)
class Face:
    """What a row shows of its unit."""

    name: str
    kind: Markup
    meta: Markup


class Faces:
    """The faces of a catalog's units."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._drawn: dict[str, Face] = {}

    def __call__(self, unit: Described) -> Face:
        """Return the face of a unit."""
        face = self._drawn.get(unit.identifier)
        if face is None:
            template = current_app.jinja_env.get_template("drafts/_face.html")
            drawn = template.make_module({"unit": unit, "catalog": self.catalog}).__dict__
            face = self._drawn[unit.identifier] = Face(short_name(unit, self.catalog), drawn["kind"], drawn["meta"])
        return face
