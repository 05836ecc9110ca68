"""The checks of content: facts and figures, minutes, references, placeholders, pupils' names."""

from dongling.checks.body_size import check_body
from dongling.checks.facts import check_facts
from dongling.checks.legal import check_law
from dongling.checks.materials import check_materials, named_materials
from dongling.checks.media import check_media, named_pictures
from dongling.checks.minutes import check_minutes, check_usual_minutes
from dongling.checks.placeholders import placeholders
from dongling.checks.pupil_names import check_names
from dongling.checks.references import awaited, references_of
from dongling.checks.young_readers import check_young_readers

__all__ = [
    "awaited",
    "check_body",
    "check_facts",
    "check_law",
    "check_materials",
    "check_media",
    "check_minutes",
    "check_names",
    "check_usual_minutes",
    "check_young_readers",
    "named_materials",
    "named_pictures",
    "placeholders",
    "references_of",
]
