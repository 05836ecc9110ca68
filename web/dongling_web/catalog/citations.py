"""Citations of facts, as pages list them under 史料来源: the statement, its confidence in words, its sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.model import CONFIDENCE, Fact
from dongling_web.display.text import zh_number


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
    count = len(fact.sources)
    if fact.confidence == "verified" and count > 1:
        return f"{'两' if count == 2 else zh_number(count)}处来源相符"
    return CONFIDENCE[fact.confidence].zh


def source_names(fact: Fact, catalog: Catalog) -> tuple[str, ...]:
    """Return the names of a fact's sources."""
    return tuple(catalog.sources[name].name if name in catalog.sources else name for name in fact.sources)


def found_facts(text: str, catalog: Catalog) -> list[Fact]:
    """Return the facts in which every word of `text` occurs: in what they say, their note, or their sources."""
    words = text.lower().split()
    return [fact for fact in catalog.facts.values() if all(word in _everything(fact, catalog) for word in words)]


def _everything(fact: Fact, catalog: Catalog) -> str:
    own = (fact.identifier, fact.statement, fact.note, fact.date, fact.place, fact.of_law, fact.quote, how_sure(fact))
    return " ".join((*own, *source_names(fact, catalog))).lower()


def by_topic(facts: Iterable[Fact], catalog: Catalog) -> dict[str, list[Fact]]:
    """Return facts under the names of their topics, in the order in which topics occur."""
    topics: dict[str, list[Fact]] = {}
    for fact in facts:
        topics.setdefault(topic_name(fact, catalog), []).append(fact)
    return topics


def topic_name(fact: Fact, catalog: Catalog) -> str:
    """Return what a fact is about: a term of the scheme `topic`, a school, or the word that its file has."""
    if fact.topic in catalog.terms.scheme("topic"):
        return catalog.terms.name("topic", fact.topic)
    return catalog.name_of("school", fact.topic) or "其他"
