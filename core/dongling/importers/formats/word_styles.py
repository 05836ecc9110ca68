"""What the styles and numberings of a Word document say of a paragraph: heading, title, list, quotation."""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from dongling.importers.formats.archive import Archive, attribute, children, tag_of
from dongling.importers.source import LineForm

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_FORMS: dict[str, LineForm] = {"quote": "quote", "intense quote": "quote", "caption": "caption", "引用": "quote"}
_MOST_BASES = 12
_BODY_TEXT = 9
"""The outline level that means no heading."""


@dataclass(slots=True)
class _Style:
    name: str = ""
    base: str = ""
    outline: int = _BODY_TEXT
    number: str = ""
    bold: bool = False


@dataclass(slots=True)
class WordStyles:
    """The styles and numberings of a document."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _bulleted: dict[tuple[str, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: Archive, folder: str) -> "WordStyles":
        """Return those of the document in a folder of a file; none where there are none."""
        styles = cls()
        tree = archive.xml(f"{folder}styles.xml")
        for one in tree if tree is not None else ():
            if tag_of(one) == "style":
                styles._styles[attribute(one, "styleId")] = _style(one)
        numbers = archive.xml(f"{folder}numbering.xml")
        if numbers is not None:
            styles._bulleted = _bullets(numbers)
        return styles

    def form(self, properties: ET.Element | None) -> tuple[LineForm, int]:
        """Return what a paragraph of these properties is, and its level."""
        chain = self._chain(properties)
        number, depth = _number(properties) or (next((one.number for one in chain if one.number), ""), 0)
        outline = next(
            (int(level) for one in children_of(properties, "outlineLvl") if (level := attribute(one, "val")).isdigit()),
            next((one.outline for one in chain if one.outline < _BODY_TEXT), _BODY_TEXT),
        )
        names = [one.name.lower() for one in chain]
        if any(name in ("title", "标题") for name in names[:1]):
            return "title", 1
        heading = next((match for name in names if (match := _HEADING.match(name))), None)
        if heading or outline < _BODY_TEXT:
            return "heading", int(heading[1]) if heading else outline + 1
        for name in names:
            if name in _FORMS:
                return _FORMS[name], 1
        return self._listed(names, number, depth)

    def _listed(self, names: list[str], number: str, depth: int) -> tuple[LineForm, int]:
        named = next((name for name in names if name.startswith(("list bullet", "list number"))), "")
        if number and number != "0" and (number, depth) in self._bulleted:
            return ("bullet" if self._bulleted[number, depth] else "number"), depth + 1
        if named:
            return ("bullet" if "bullet" in named else "number"), depth + 1
        return ("bullet" if number and number != "0" else "plain"), depth + 1

    def bold(self, properties: ET.Element | None) -> bool:
        """Whether the style of a paragraph makes all of it bold."""
        return any(one.bold for one in self._chain(properties))

    def _chain(self, properties: ET.Element | None) -> list[_Style]:
        name = next((attribute(one, "val") for one in children_of(properties, "pStyle")), "")
        chain: list[_Style] = []
        while name in self._styles and len(chain) < _MOST_BASES:
            chain.append(self._styles[name])
            name = chain[-1].base
        return chain


def children_of(element: ET.Element | None, *tags: str) -> list[ET.Element]:
    """Return the elements right below one of these tags; none of nothing."""
    return [] if element is None else list(children(element, *tags))


def is_on(element: ET.Element | None, tag: str) -> bool:
    """Whether a property such as `b` or `vanish` is switched on."""
    return any(attribute(one, "val") not in ("0", "false", "off", "none") for one in children_of(element, tag))


def _style(element: ET.Element) -> _Style:
    def value(parent: ET.Element | None, tag: str) -> str:
        return next((attribute(one, "val") for one in children_of(parent, tag)), "")

    own = next(iter(children_of(element, "pPr")), None)
    runs = next(iter(children_of(element, "rPr")), None)
    outline = value(own, "outlineLvl")
    number = next((value(one, "numId") for one in children_of(own, "numPr")), "")
    level = int(outline) if outline.isdigit() else _BODY_TEXT
    return _Style(value(element, "name"), value(element, "basedOn"), level, number, is_on(runs, "b"))


def _number(properties: ET.Element | None) -> tuple[str, int] | None:
    for one in children_of(properties, "numPr"):
        number = next((attribute(below, "val") for below in children(one, "numId")), "")
        depth = next((attribute(below, "val") for below in children(one, "ilvl")), "0")
        if number:
            return number, int(depth) if depth.isdigit() else 0
    return None


def _bullets(tree: ET.Element) -> dict[tuple[str, int], bool]:
    """Return of each numbering and depth whether it has bullets."""
    forms: dict[str, dict[int, bool]] = {}
    for one in children(tree, "abstractNum"):
        depths = forms.setdefault(attribute(one, "abstractNumId"), {})
        for level in children(one, "lvl"):
            depth = attribute(level, "ilvl")
            form = next((attribute(below, "val") for below in children(level, "numFmt")), "")
            depths[int(depth) if depth.isdigit() else 0] = form == "bullet"
    named: dict[tuple[str, int], bool] = {}
    for one in children(tree, "num"):
        of = next((attribute(below, "val") for below in children(one, "abstractNumId")), "")
        for deep, bulleted in forms.get(of, {}).items():
            named[attribute(one, "numId"), deep] = bulleted
    return named
