"""BM25 as the books have it, in plain Python over all documents: what engines are compared with."""

from collections.abc import Mapping, Sequence
from math import log

from dongling_search.engines import Ask, Doc
from dongling_search.engines.closeness import BEST, asked, lift
from dongling_search.engines.engine import DECIMALS, K1, B
from dongling_search.engines.whoosh.bm25 import rounded_length
from dongling_search.query import Leaf, Phrase, Plan, Prefix


def count(doc: Doc, leaf: Leaf) -> int:
    """Return how often a document has a leaf."""
    if isinstance(leaf, Prefix):
        return sum(n for gram, n in doc.grams.items() if gram.startswith(leaf.text))
    return doc.grams.get(leaf.text, 0)


def holds(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a document has a phrase."""
    return all(count(doc, leaf) for leaf in phrase.leaves) and (phrase.exact or phrase.text in doc.text)


def score(doc: Doc, docs: Sequence[Doc], leaves: Sequence[Leaf]) -> float:
    """Return the BM25 score of a document among `docs`."""
    mean = sum(sum(d.grams.values()) for d in docs) / len(docs) or 1.0
    length = rounded_length(sum(doc.grams.values()))
    total = 0.0
    for leaf in leaves:
        having = sum(1 for d in docs if count(d, leaf))
        idf = log(1 + (len(docs) - having + 0.5) / (having + 0.5))
        tf = count(doc, leaf)
        total += idf * tf / (tf + K1 * (1 - B + B * length / mean))
    return total


def total_score(doc: Doc, docs: Sequence[Doc], plan: Plan) -> float:
    """Return the score of a document for a plan, alternatives included, before it is lifted."""
    others = [other for other in plan.instead if all(count(doc, leaf) for leaf in other.leaves)]
    return score(doc, docs, plan.leaves) + sum(other.weight * score(doc, docs, other.leaves) for other in others)


def is_about(doc: Doc, plan: Plan) -> bool:
    """Tell whether a document has what a plan is about, or another name for it."""
    if plan.topic is None:
        return True
    had = sum(1 for leaf in plan.topic.leaves if count(doc, leaf))
    return had >= plan.topic.least or any(all(count(doc, leaf) for leaf in one.leaves) for one in plan.instead)


def search(docs: Sequence[Doc], ask: Ask) -> tuple[int, list[tuple[str, float]], Mapping[str, Mapping[str, int]]]:
    """Return total, the wanted hits with their scores, and the counts of facets."""
    plan = ask.plan
    scores = {d.identifier: total_score(d, docs, plan) for d in docs}
    matched = [d for d in docs if plan.everything or scores[d.identifier]]
    matched = [d for d in matched if all(holds(d, phrase) for phrase in plan.must)]
    matched = [d for d in matched if is_about(d, plan)]
    matched = [d for d in matched if not any(holds(d, phrase) for phrase in plan.must_not)]
    hits = [d for d in matched if passes(d, ask)]
    facets = {name: values(name, [d for d in matched if passes(d, ask, but=name)]) for name in ask.facets}
    sort = "newest" if plan.everything and not plan.leaves and ask.sort == "relevance" else ask.sort
    hits.sort(key=lambda d: (*first(d, sort), -round(scores[d.identifier], DECIMALS), d.identifier))
    if (words := asked(plan)) and sort == "relevance" and not plan.everything:
        scores |= {d.identifier: scores[d.identifier] * lift(d.text.encode(), words) for d in hits[:BEST]}
        hits[:BEST] = sorted(hits[:BEST], key=lambda d: (-round(scores[d.identifier], DECIMALS), d.identifier))
    wanted = hits[ask.offset : ask.offset + ask.limit]
    return len(hits), [(d.identifier, scores[d.identifier]) for d in wanted], facets


def first(doc: Doc, sort: str) -> tuple[int, ...]:
    """Return what comes before score and identifier in an order."""
    if sort == "newest":
        return (-int(doc.updated.replace("-", "") or 0),)
    return (doc.minutes,) if sort == "minutes" else ()


def passes(doc: Doc, ask: Ask, but: str = "") -> bool:
    """Tell whether a document passes the filters, all or all but one."""
    if ask.minutes is not None and doc.minutes > ask.minutes:
        return False
    return all(set(doc.facets.get(name, ())) & set(wanted) for name, wanted in ask.filters.items() if name != but)


def values(name: str, docs: Sequence[Doc]) -> Mapping[str, int]:
    """Return how many documents have each value of a facet."""
    found = [value for d in docs for value in d.facets.get(name, ())]
    return {value: found.count(value) for value in found}
