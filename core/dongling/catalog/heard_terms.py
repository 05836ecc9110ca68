"""Vocabularies that note what they are asked: whatever was made by their answers stands as long as these do."""

from collections.abc import Mapping
from hashlib import sha256

from dongling.catalog.terms import Terms
from dongling.model import Term

Question = tuple[str, ...]
"""What is asked of vocabularies: the name of what Terms has for it, then the words that are given to it."""


class HeardTerms(Terms):
    """Terms that answer as others do, and note each question; one thread at a time is heard."""

    def __init__(self, terms: Terms) -> None:
        vars(self).update(vars(terms))
        self._questions: set[Question] = set()

    def taken(self) -> frozenset[Question]:
        """Return what was asked since the last time."""
        questions, self._questions = frozenset(self._questions), set()
        return questions

    @property
    def every(self) -> tuple[Term, ...]:
        """All terms."""
        self._questions.add(("every",))
        return super().every

    @property
    def schemes(self) -> tuple[str, ...]:
        """The schemes that have terms."""
        self._questions.add(("schemes",))
        return super().schemes

    def scheme(self, scheme: str) -> Mapping[str, Term]:
        """Return the terms of a scheme by identifier, in their order."""
        self._questions.add(("scheme", scheme))
        return super().scheme(scheme)

    def find(self, scheme: str, word: str) -> str | None:
        """Return the identifier of the term that `word` names, or None."""
        self._questions.add(("find", scheme, word))
        return super().find(scheme, word)

    def for_stage(self, scheme: str, identifier: str, stage: str) -> str:
        """Return the term of the same name that is meant for `stage`."""
        self._questions.add(("for_stage", scheme, identifier, stage))
        return super().for_stage(scheme, identifier, stage)

    def words(self, scheme: str) -> tuple[str, ...]:
        """Return every word that names a term of the scheme."""
        self._questions.add(("words", scheme))
        return super().words(scheme)

    def spoken(self, scheme: str) -> Mapping[str, str]:
        """Return every word of a scheme, in lower case, with the identifier it means."""
        self._questions.add(("spoken", scheme))
        return super().spoken(scheme)

    def name(self, scheme: str, identifier: str) -> str:
        """Return what readers call the term."""
        self._questions.add(("name", scheme, identifier))
        return super().name(scheme, identifier)

    def broader(self, scheme: str, identifier: str) -> str:
        """Return the term above a term."""
        self._questions.add(("broader", scheme, identifier))
        return super().broader(scheme, identifier)


def answer(terms: Terms, question: Question) -> str:
    """Return a short name for what is answered: another one when that is another answer."""
    asked = getattr(terms, question[0])
    said = asked(*question[1:]) if callable(asked) else asked
    plain = list(said.items()) if isinstance(said, Mapping) else said
    return sha256(repr(plain).encode("utf-8", "surrogatepass")).hexdigest()[:16]
