"""How sure a fact is, in words, and where it comes from: what stands under 史料来源."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.seeds import Confidence, Fact
from dongling_web.text import zh_number

CONFIDENCE: Mapping[Confidence, tuple[str, str]] = {
    "verified": ("多处来源相符", "两处以上互不相干的公开资料说法一致"),
    "seed": ("见于报纸专版", "学校和区里在报纸上公开介绍过，没有再核对别的资料"),
    "single": ("只见一处", "只有一处资料这样说，正文写“据资料”"),
    "conflict": ("说法不一", "资料互相不同，正文写明是哪一种说法"),
    "recall": ("待核", "凭常识写下，还没有查到资料"),
}


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
    return CONFIDENCE[fact.confidence][0]


def source_names(fact: Fact, catalog: Catalog) -> tuple[str, ...]:
    """Return the names of a fact's sources."""
    return tuple(catalog.sources[name].name if name in catalog.sources else name for name in fact.sources)
