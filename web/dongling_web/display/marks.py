"""The marks that stand beside words: icons, the ruler of stages, the six cells of a theme. All drawn, none needed."""

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from dongling.catalog import Catalog, Several
from dongling.curriculum import UNSAID, Stages
from dongling_web.languages.words import name_of, said_here, spoken

__all__ = ["UNSAID", "cells", "depth_number", "drawing", "icon", "kind_mark", "ruler", "school_sign"]
_ICONS: Mapping[str, str] = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "door": '<path d="M6 4h12v16.500H6zM12 4v16.500M10 12v1.500M14 12v1.500M3.500 20.500h17"/>',
    "door-open": '<path class="lit" d="M8.5 4.500h7v16h-7z"/>'
    '<path d="M5 4h14v16.500M5 4v16.500M5 4l4.500 2.500V23L5 20.500M19 4l-4.500 2.500V23l4.500-2.500"/>',
    "listen": '<path d="M4 10v4h3.500l5 4V6l-5 4zM16 9.500q2 2.500 0 5M18.500 7q4 5 0 10"/>',
    "sure-two": '<path d="M4 7h9v13H4zM8 7V4h12v13h-7"/>',
    "sure-one": '<path d="M6 4h12v16H6zM9 9h6M9 13h6"/>',
    "sure-ask": '<circle cx="12" cy="12" r="8.500" stroke-dasharray="3 2.600"/>'
    '<path d="M9.500 9.800a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.700M12 16.500v.2"/>',
    "person": '<circle cx="12" cy="8" r="3.700"/>'
    '<path d="M4.500 20.500c.5-4.500 3.500-6.500 7.500-6.500s7 2 7.500 6.500"/>',
    "menu": '<path d="M4 6.500h16M4 12h16M4 17.500h16"/>',
    "print": '<path d="M7 9V3.500h10V9M7 17H4V9h16v8h-3"/><path d="M7 14h10v6.500H7z"/>',
    "pen": '<path d="M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500zM14 6.500l3.500 3.500"/>',
    "take": '<path d="M12 4v10.500M7.500 10.500 12 15l4.500-4.500M4.500 19.500h15"/>',
    "feed": '<path d="M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8"/><circle cx="6" cy="18" r="1.2"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.500V12l3 2"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.900v.2"/>',
    "warn": '<path d="M12 4 21 19.500H3z"/><path d="M12 10v4.500M12 17v.2"/>',
    "check": '<path d="m5 12.5 4.5 4.500L19 7.5"/>',
    "cross": '<path d="m6.5 6.5 11 11M17.5 6.500l-11 11"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "steps": '<path d="M9 6h11M9 12h11M9 18h11M4.500 6h.2M4.500 12h.2M4.500 18h.2"/>',
    "filter": '<path d="M4 6.500h16M7 12h10M10 17.500h4"/>',
    "book": '<path d="M12 6.500C9.500 5 6.500 4.500 3.500 5v13.500c3-.5 6 0 8.500 1.500 2.500-1.500 5.500-2 8.500-1.500'
    'V5c-3-.5-6 0-8.500 1.500zM12 6.500V20"/>',
    "device": '<path d="M7 3.500h10v17H7zM11 17.500h2"/>',
    "wipe": '<path d="M4 7h16M9 7V4.500h6V7M6.500 7l1 13h9l1-13M10.500 11v5.500M13.500 11v5.500"/>',
    "code": '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z"/>'
    '<path d="M14 14h2.500v2.500H14zM18 18h2v2h-2zM18 14h2M14 19.500h1.500"/>',
    "star": '<path class="star" d="m12 3.500 2.600 5.500 6 .8-4.400 4.200 1.100 6-5.300-2.900L6.700 20l1.100-6'
    'L3.400 9.800l6-.8z"/>',
    "gate": '<path d="M8.5 4.5h7M7 7.5h10M2.5 12q3-.5 4-2.5h11q1 2 4 2.5"/>'
    '<path d="M5.5 12v9M18.5 12v9M9.5 12v9M14.5 12v9M5.5 15.5h13"/>',
}
_BOX, _GAP = 9, 1.4


@lru_cache(maxsize=64)
def icon(name: str) -> Markup:
    """Return a line drawing of the site's own."""
    return drawing(_ICONS[name])


@lru_cache(maxsize=128)
def drawing(inner: str) -> Markup:
    """Return a line drawing from the inside of its SVG, which is our own or an installed plugin's."""
    trusted = Markup(inner)  # noqa: S704 - our own, or a Kind's, which is installed code
    return Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(trusted)


def kind_mark(identifier: str, catalog: Catalog) -> Markup:
    """Return a kind's drawing (trusted: it comes from installed code), or the first character of its name."""
    kind = catalog.kinds.get(identifier)
    if kind and kind.icon:
        return drawing(kind.icon)
    name = kind.name if kind else identifier
    return Markup('<span aria-hidden="true">{}</span>').format(name[:1])


def school_sign(identifier: str, catalog: Catalog) -> Markup:
    """Return a school's sign in its colour, or the first character of its name in a ring."""
    school = catalog.schools.get(identifier)
    return _sign(school.sign if school else (), (school.name if school else identifier)[:1])


@lru_cache(maxsize=128)
def _sign(paths: tuple[str, ...], first: str) -> Markup:
    inner = Markup("").join(Markup('<path d="{}"/>').format(path) for path in paths)
    if not paths:
        inner = Markup('<circle class="ring" cx="12" cy="12" r="11"/><text x="12" y="16.5">{}</text>').format(first)
    return Markup('<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(inner)


def ruler(filled: tuple[str, ...], catalog: Catalog) -> Markup:
    """Return the ruler of all bands, those in `filled` filled; a stage fills all of its bands."""
    bands = catalog.terms.scheme("band")
    on = tuple(name in filled or term.broader in filled for name, term in bands.items())
    return _ruler(on)


@lru_cache(maxsize=64)
def _ruler(on: tuple[bool, ...]) -> Markup:
    paths = {True: "", False: ""}
    for i, filled in enumerate(on):
        paths[filled] += f"M{round(i * (_BOX + _GAP) + 0.5, 1)} 1h{_BOX - 0.5}v9h-{_BOX - 0.5}z"
    wide = round(len(on) * (_BOX + _GAP), 1)
    return Markup(
        '<svg class="ruler" viewBox="0 0 {} 11" aria-hidden="true"><path d="{}"/><path class="on" d="{}"/></svg>'
    ).format(wide, paths[False], paths[True])


def depth_number(depth: str, catalog: Catalog) -> int:
    """Return the place of a depth in its vocabulary, from 1; 0 for none. The tints go by it."""
    known = list(catalog.terms.scheme("depth"))
    return known.index(depth) + 1 if depth in known else 0


def cells(depths: Mapping[str, Several], catalog: Catalog) -> Markup:
    """Return the six cells of a theme: how deep each band goes, as on the map, said in words as well.

    `depths` are those of its units, by their bands. A band without units is dashed, one whose units name no depth is
    empty.
    """
    stages = Stages(catalog)
    bands = catalog.terms.scheme("band")
    drawn: list[Markup] = []
    labels: list[str] = []
    for i, band in enumerate(bands):
        depth = stages.deepest(depths.get(band, ()))
        tint = depth_number(depth, catalog) or ("u" if band in depths else 0)
        told = said_here(stages.depth_name(depth)) if band in depths else spoken("缺")
        cell = Markup('<rect class="d{}" x="{}" y="1" width="21" height="14" rx="1.5"/>')
        drawn.append(cell.format(tint, i * 24 + 1))
        labels.append(spoken("%(band)s%(depth)s", band=name_of("band", band, catalog), depth=told))
    return Markup('<svg class="cells" role="img" viewBox="0 0 {} 16" aria-label="{}">{}</svg>').format(
        len(bands) * 24, spoken("，").join(labels), Markup("").join(drawn)
    )
