"""What code says to readers, and what names they are told, in their language."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from dongling.catalog import Catalog, Described
from dongling.languages import CHINESE, graded_in, label_in, name_in, school_in, term_in, textbook_in
from dongling.model import Field, School, Term, Textbook
from dongling.problems import Guess, Said
from dongling_web.languages.asked import current_tongue, settled


@dataclass(frozen=True)
class Later:
    """A Chinese sentence of a table, said in the language of whoever reads it by then."""

    sentence: str
    given: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """Return the sentence in the language of the request."""
        if (settled() or current_tongue()) is CHINESE and not self.given and "%" not in self.sentence:
            return self.sentence
        given = {key: said_here(value) if isinstance(value, Said) else value for key, value in self.given}
        return spoken(self.sentence, **given)


def later(sentence: str, **given: object) -> Later:
    """Return a sentence to be said later; what is given is put in its places then."""
    return Later(sentence, tuple(given.items()))


def spoken(sentence: str, **given: object) -> str:
    """Return a Chinese sentence in the language of the request, with what it is given in its places."""
    tongue = settled() or current_tongue()
    said = sentence if tongue is CHINESE else tongue.say(sentence)
    return said % given if given or "%" in said else said


def counted(sentence: str, n: int, **given: object) -> str:
    """Return a Chinese sentence in the form that goes with the number `n`."""
    return current_tongue().counted(sentence, n, **given)


def said_here(said: Said | Guess) -> str:
    """Return a sentence of the program in the language of the request; in English for those who read neither."""
    return said.zh if (settled() or current_tongue()) is CHINESE else said.en


def name_of(scheme: str, identifier: str, catalog: Catalog) -> str:
    """Return what readers call a value: as their language names it, else by its English name, if it has one."""
    return name_in(settled() or current_tongue(), scheme, identifier, catalog)


def label_of(field: Field) -> str:
    """Return what readers call a field: in Chinese its label, else its name in words."""
    return label_in(settled() or current_tongue(), field)


def school_name(school: School) -> str:
    """Return the whole name of a school."""
    return school_in(settled() or current_tongue(), school)


def graded(unit: Described, catalog: Catalog) -> str:
    """Return the stage and band of a unit."""
    return graded_in(settled() or current_tongue(), unit, catalog)


def term_name(term: Term) -> str:
    """Return what readers call a term."""
    return term_in(settled() or current_tongue(), term)


def textbook(book: Textbook) -> str:
    """Return a lesson of a textbook in one line."""
    return textbook_in(settled() or current_tongue(), book)


HELPERS: Mapping[str, Any] = {
    "_": spoken,
    "counted": counted,
    "said": said_here,
    "named": name_of,
    "term_name": term_name,
    "school_name": school_name,
    "graded": graded,
    "textbook": textbook,
}
"""What templates call, besides `_` and `counted` in sentences that are fixed."""
IN_CHINESE: Mapping[str, Any] = {
    **HELPERS,
    "said": attrgetter("zh"),
    "named": lambda scheme, identifier, catalog: catalog.name_of(scheme, identifier),
    "term_name": attrgetter("name"),
    "graded": lambda unit, catalog: catalog.grade(unit),
}
"""The same for templates that are compiled in Chinese, which need not ask in which language they are."""
