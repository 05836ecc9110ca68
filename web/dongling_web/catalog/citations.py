"""Citations of facts, as pages list them under 史料来源: the statement, its confidence in words, its sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from dongling.catalog import Catalog
from dongling.model import CONFIDENCE, Fact
from dongling.problems import Said
from dongling_web.display.text import quantity
from dongling_web.http.per_catalog import PerCatalog
from dongling_web.languages.asked import current_language
from dongling_web.languages.words import name_of, said_here, spoken


@dataclass(frozen=True)
class Cited:
    """A fact that a page cites: its number, what it says, how sure it is, where it comes from."""

    number: int
    fact: Fact
    confidence: str
    sources: tuple[str, ...]


def cited(identifiers: Iterable[str], catalog: Catalog) -> list[Cited]:
    """Return the facts of this catalog among `identifiers`, numbered from 1."""
    facts = [catalog.facts[name] for name in identifiers if name in catalog.facts]
    return [Cited(i, fact, how_sure(fact), source_names(fact, catalog)) for i, fact in enumerate(facts, 1)]


def how_sure(fact: Fact) -> str:
    """Return how sure a fact is in a few words, with the number of its sources when they agree."""
    return _how_sure(CONFIDENCE[fact.confidence], len(fact.sources), current_language())


@lru_cache(maxsize=256)
def _how_sure(confidence: Said, count: int, language: str) -> str:
    """Return `how_sure`, worked out once for each language: a page asks it of each fact several times."""
    del language
    if confidence == CONFIDENCE["verified"] and count > 1:
        return spoken("%(words)s处来源相符", words=quantity(count))
    return said_here(confidence)


def source_names(fact: Fact, catalog: Catalog) -> tuple[str, ...]:
    """Return the names of a fact's sources."""
    return tuple(catalog.sources[name].name if name in catalog.sources else name for name in fact.sources)


class FactTable:
    """The facts of a catalogue with all their words, under the names of their topics, and how sure they are."""

    def __init__(self, catalog: Catalog) -> None:
        facts = catalog.facts.values()
        self.confidence = Counter(fact.confidence for fact in facts)
        self._words = [(fact.identifier, topic_name(fact, catalog), _everything(fact, catalog)) for fact in facts]
        of_topic: dict[str, list[str]] = {}
        for fact in facts:
            of_topic.setdefault(fact.topic, []).append(fact.identifier)
        self._of_topic: Mapping[str, list[str]] = of_topic
        self._all = self._under_topics(self._words)
        self._all_in_a_row = list(_in_a_row(self._all))

    def with_words(self, text: str) -> Mapping[str, list[str]]:
        """Return the facts in which every word of `text` occurs, in what they say, their note, or their sources.

        They stand under the names of their topics, in the order in which topics occur.
        """
        words = text.lower().split()
        if not words:
            return self._all
        rows = self._words
        for word in words:
            rows = [row for row in rows if word in row[2]]
        return self._under_topics(rows)

    def in_a_row(self, topics: Mapping[str, list[str]]) -> list[tuple[str, str]]:
        """Return the facts of `with_words`, each with its topic, in one list: that of all facts is made once."""
        return self._all_in_a_row if topics is self._all else list(_in_a_row(topics))

    def _under_topics(self, rows: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
        topics: dict[str, list[str]] = {}
        for identifier, topic, _ in rows:
            topics.setdefault(topic, []).append(identifier)
        return topics

    def beside(self, fact: Fact, most: int) -> list[str]:
        """Return the first others of a fact's topic."""
        others = (name for name in self._of_topic[fact.topic] if name != fact.identifier)
        return list(islice(others, most)) if fact.topic else []


def _in_a_row(topics: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((topic, name) for topic, names in topics.items() for name in names)


_tables = PerCatalog(
    FactTable,
    spoken=True,
    rests_on=lambda catalog: (catalog.facts, catalog.sources, catalog.schools, catalog.terms),
)


def fact_table(catalog: Catalog) -> FactTable:
    """Return the facts of a catalogue, laid out once."""
    return _tables.of(catalog)


def _everything(fact: Fact, catalog: Catalog) -> str:
    own = (fact.identifier, fact.statement, fact.note, fact.date, fact.place, fact.of_law, fact.quote, how_sure(fact))
    return " ".join((*own, *source_names(fact, catalog))).lower()


def topic_name(fact: Fact, catalog: Catalog) -> str:
    """Return what a fact is about: a term of the scheme `topic`, a school, or the word that its file has."""
    if fact.topic in catalog.terms.scheme("topic"):
        return name_of("topic", fact.topic, catalog)
    return name_of("school", fact.topic, catalog) or spoken("其他")
