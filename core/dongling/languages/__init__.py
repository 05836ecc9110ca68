"""The languages that pages and files speak. Chinese is that of the source; another is one file, `locale/en.po`."""

from dongling.languages.names import (
    graded_in,
    holds_chinese,
    label_in,
    listed_in,
    name_in,
    school_in,
    term_in,
    textbook_in,
    value_in,
)
from dongling.languages.tongue import CHINESE, HOME, NAME, SOURCE, LanguageName, Tongue, known, tongue

__all__ = [
    "CHINESE",
    "HOME",
    "NAME",
    "SOURCE",
    "LanguageName",
    "Tongue",
    "graded_in",
    "holds_chinese",
    "known",
    "label_in",
    "listed_in",
    "name_in",
    "school_in",
    "term_in",
    "textbook_in",
    "tongue",
    "value_in",
]
