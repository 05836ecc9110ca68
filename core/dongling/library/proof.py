"""A unit that is being written, read as it would be if its text lay in a content folder: with all that is wrong."""

from dataclasses import dataclass, replace
from pathlib import Path

from dongling.catalog import Catalog
from dongling.checks import references_of
from dongling.content import KnownWords, read_unit
from dongling.model import Unit
from dongling.plugins import Plugins
from dongling.problems import Problem, Said, in_order


@dataclass(frozen=True)
class Unwritten:
    """A text that lies in no folder yet, under the name of the file that it would be."""

    path: Path
    text: str

    def read(self, most: int) -> bytes:
        """Return the first `most` bytes."""
        return self.text.encode("utf-8", "replace")[:most]


@dataclass(frozen=True)
class Proof:
    """What a text is as a unit: None with any error in its fields; and what is wrong with it, in order.

    It is on its way to readers: what a template wrote for its author to replace is an error, as in what they see.
    """

    unit: Unit | None
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it may be published: warnings do not keep it from that."""
        return self.unit is not None and not any(problem.severity == "error" for problem in self.problems)


def proof(
    text: str, school: str, catalog: Catalog, plugins: Plugins, *, own: str = "", folder: Path | None = None
) -> Proof:
    """Return what `text` is as a unit of a school, beside those of the catalogue and in the opinion of the plugins.

    `own` is the identifier under which the catalogue has an earlier form of it already, if it does; `folder` is where
    its file would lie, as pictures lie beside it.
    """
    place = (folder or Path()) / f"{own or 'unit'}.yaml"
    result = read_unit(Unwritten(place, text), school, KnownWords(catalog.kinds, catalog.terms))
    read = [replace(one, severity="error") if one.code == "placeholder" else one for one in result.problems]
    if not result.found:
        return Proof(None, tuple(in_order(read)))
    unit = result.found[0].value
    said = [*read, *references_of(unit, catalog), *plugins.check_unit(unit, catalog)]
    if unit.identifier != own and unit.identifier in catalog.units:
        said.append(_taken(unit))
    return Proof(unit, tuple(in_order(said)))


def _taken(unit: Unit) -> Problem:
    message = Said(f"编号“{unit.identifier}”已经有单元用了", f"there is a unit “{unit.identifier}” already")
    return unit.problem("identifier", message, Said("换一个编号", "take another"), code="duplicate-identifier")
