"""The checks of content: facts and figures, minutes, references, pupils' names."""

from dongling.checks.body_size import check_body
from dongling.checks.facts import check_facts
from dongling.checks.legal import check_law
from dongling.checks.minutes import check_minutes, check_usual_minutes
from dongling.checks.pupil_names import check_names
from dongling.checks.references import awaited, references

__all__ = [
    "awaited",
    "check_body",
    "check_facts",
    "check_law",
    "check_minutes",
    "check_names",
    "check_usual_minutes",
    "references",
]
