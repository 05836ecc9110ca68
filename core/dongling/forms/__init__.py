"""A unit as a form: what its kind declares, asked field by field, and what was answered as the data of a file."""

from dongling.forms.answers import answered, changed_row
from dongling.forms.common import text_of, with_text, with_word, words_in
from dongling.forms.completion import completed
from dongling.forms.media import (
    Naming,
    media_names,
    media_rows,
    named_again,
    namings,
    offering,
    renamed,
    with_medium,
    without_medium,
)
from dongling.forms.questions import Choice, FormRow, Question, questions
from dongling.forms.sorts import Sort

__all__ = [
    "Choice",
    "FormRow",
    "Naming",
    "Question",
    "Sort",
    "answered",
    "changed_row",
    "completed",
    "media_names",
    "media_rows",
    "named_again",
    "namings",
    "offering",
    "questions",
    "renamed",
    "text_of",
    "with_medium",
    "with_text",
    "with_word",
    "without_medium",
    "words_in",
]
