"""A unit as a form: what its kind declares, asked field by field, and what was answered as the data of a file."""

from dongling.forms.answers import answered, changed_row
from dongling.forms.common import text_of, with_text, with_word, words_in
from dongling.forms.completion import completed
from dongling.forms.questions import Question, questions
from dongling.forms.sorts import Sort

__all__ = [
    "Question",
    "Sort",
    "answered",
    "changed_row",
    "completed",
    "questions",
    "text_of",
    "with_text",
    "with_word",
    "words_in",
]
