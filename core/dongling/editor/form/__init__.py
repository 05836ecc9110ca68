"""A unit as a form: what its kind declares, asked field by field, and what was answered as the data of a file."""

from dongling.editor.form.answers import answered, changed_row
from dongling.editor.form.questions import Question, Row, questions
from dongling.editor.form.sorts import Sort

__all__ = ["Question", "Row", "Sort", "answered", "changed_row", "questions"]
