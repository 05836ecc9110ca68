"""Functions that every template may call."""

from collections.abc import Mapping
from typing import Any

from dongling_web.catalog import vocabularies, ways_in
from dongling_web.display import marks, text
from dongling_web.units import neighbours, route_sketch

HELPERS: Mapping[str, Any] = {
    "icon": marks.icon,
    "marks": marks,
    "neighbours": neighbours,
    "overview": ways_in,
    "sketches": route_sketch,
    "text": text,
    "vocabularies": vocabularies,
}
"""What every template may use; docs for authors of kinds name them."""
