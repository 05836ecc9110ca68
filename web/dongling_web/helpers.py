"""Functions that every template may call."""

from collections.abc import Mapping
from typing import Any

from dongling_web.catalog import vocabularies, ways_in
from dongling_web.display import marks, text
from dongling_web.display.kept_marks import kept
from dongling_web.films.scenes import has_film
from dongling_web.materials import view as materials
from dongling_web.materials.media import shown
from dongling_web.notebook import faces
from dongling_web.units import neighbours, route_sketch

HELPERS: Mapping[str, Any] = {
    "handouts": materials,
    "has_film": has_film,
    "icon": marks.icon,
    "kept": kept,
    "marks": marks,
    "neighbours": neighbours,
    "overview": ways_in,
    "sketches": route_sketch,
    "tasks": faces,
    "text": text,
    "unit_media": shown,
    "vocabularies": vocabularies,
}
"""What every template may use; docs for authors of kinds name them."""
OF_THE_SITE = (
    *("my_draft", "my_step", "own_root", "asset", "school_colours", "site_name", "ways_to_take", "new_unit_url"),
    *("plugin_links", "doors", "by_door", "door", "phone_address", "by_language", "languages"),
    *("has_accounts", "has_workshop", "signed_in", "gap"),
    *("_", "counted", "named", "said", "term_name", "school_name", "graded", "tongue", "plural_form"),
)
"""What templates of a site are given besides; no plugin can put something else in the place of either."""
