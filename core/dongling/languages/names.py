"""What a language calls the names of content: of terms, kinds and schools, of fields, of grades.

A name is told as the language names it, else by its English name (`name_en`), else as it was written.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dongling.catalog import Catalog, Described, in_words
from dongling.languages.tongue import CHINESE, Tongue
from dongling.model import Field, School, Term, Textbook

_CHINESE = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]")


def holds_chinese(text: str) -> bool:
    """Tell whether a text holds a Chinese character; of marks alone it can't be told whose they are."""
    return _CHINESE.search(text) is not None


def name_in(tongue: Tongue, scheme: str, identifier: str, catalog: Catalog) -> str:
    """Return what a value of a vocabulary is called; `kind` and `school` are such, too."""
    name = catalog.name_of(scheme, identifier)
    if tongue is CHINESE:
        return name
    tables: Mapping[str, Mapping[str, Any]] = {"school": catalog.schools, "kind": catalog.kinds}
    value = (tables.get(scheme) or catalog.terms.scheme(scheme)).get(identifier)
    return tongue.name_of(name) or str(value.name_en if value else "") or name


def term_in(tongue: Tongue, term: Term) -> str:
    """Return what a term is called."""
    if tongue is CHINESE:
        return term.name
    return tongue.name_of(term.name) or term.name_en or term.name


def school_in(tongue: Tongue, school: School) -> str:
    """Return the whole name of a school."""
    name = school.full_name or school.name
    return name if tongue is CHINESE else school.name_en or name


def label_in(tongue: Tongue, field: Field) -> str:
    """Return what a field is called: in Chinese its label, else its name in words."""
    return field.about.label if tongue is CHINESE else field.attribute.strip("_").replace("_", " ").capitalize()


def value_in(tongue: Tongue, value: object, field: Field, catalog: Catalog) -> str:
    """Return one value of a field as readers see it: a term by its name, yes or no in words, nothing for None."""
    if tongue is CHINESE or value is None:
        return in_words(value, field, catalog.terms)
    if isinstance(value, bool):
        word = in_words(value, field, catalog.terms)
        return tongue.name_of(word) or word
    return name_in(tongue, field.about.scheme, str(value), catalog) if field.about.scheme else str(value)


def graded_in(tongue: Tongue, unit: Described, catalog: Catalog) -> str:
    """Return the stage and band of a unit; of one that belongs to none, that it does."""
    if tongue is CHINESE:
        return catalog.grade(unit)
    if not unit.band:
        return tongue.say("不分年级")
    pairs = (("stage", unit.stage), ("band", unit.band))
    return " ".join(name_in(tongue, scheme, value, catalog) for scheme, value in pairs if value)


def textbook_in(tongue: Tongue, book: Textbook) -> str:
    """Return a lesson of a textbook in one line, in brackets its edition and whether it was checked."""
    aside = tongue.say("，").join(filter(None, (book.edition, book.checked)))
    lesson = " ".join(filter(None, (book.volume, book.unit, book.lesson)))
    return tongue.say("%(lesson)s（%(aside)s）", lesson=lesson, aside=aside) if aside else lesson


def listed_in(tongue: Tongue, names: Iterable[str]) -> str:
    """Return names in a row, with the mark between them that the language has."""
    return tongue.say("、").join(names)
