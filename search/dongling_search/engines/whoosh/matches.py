"""What a plan finds in a snapshot, and which of it is best."""

from collections.abc import Sequence
from functools import partial, reduce

import numpy as np

from dongling_search.engines import BEYOND, Ask
from dongling_search.engines.closeness import BEST, asked
from dongling_search.engines.whoosh.bm25 import NO_DOCS, NO_FLOATS, Docs, Floats, Postings, common, joined
from dongling_search.engines.whoosh.columns.facets import Mask
from dongling_search.engines.whoosh.lifts import lifts
from dongling_search.engines.whoosh.snapshot import Snapshot
from dongling_search.query import Phrase, Plan, Topic


def match(snapshot: Snapshot, plan: Plan) -> tuple[Docs, Floats]:
    """Return the documents that a plan finds, in order of their number, and every document's score."""
    if plan.must:
        docs = finds(snapshot, plan)
        scores = np.zeros(len(snapshot.columns))
        scores[docs] = _scores_of(snapshot, plan, docs)
        return docs, scores
    having, scores = _scored(snapshot, plan)
    return _of(snapshot, plan, having), scores.copy()


def _scores_of(snapshot: Snapshot, plan: Plan, docs: Docs) -> Floats:
    """Return the scores of a few documents."""
    scores = np.zeros(len(docs))
    for postings in _each(snapshot, plan):
        scores += postings.at(docs)
    return scores


def finds(snapshot: Snapshot, plan: Plan) -> Docs:
    """Return the documents that a plan finds, in order of their number; what decides that without scores makes none."""
    return _of(snapshot, plan, NO_DOCS if plan.must or plan.everything else _scored(snapshot, plan)[0])


def _scored(snapshot: Snapshot, plan: Plan) -> tuple[Docs, Floats]:
    """Return the documents that have anything of a plan, and every document's score; what was scored last is kept.

    A question is scored once so, however it is narrowed then (results/scope.py).
    """
    wanted = plan.leaves, plan.instead
    kept = snapshot.scored
    if kept and kept[0] == wanted:
        return kept[1], kept[2]
    each = _each(snapshot, plan)
    docs = joined(NO_DOCS, [postings.docs for postings in each])
    impacts = joined(NO_FLOATS, [postings.impacts for postings in each])
    scores: Floats = np.bincount(docs, impacts, len(snapshot.columns)).astype(np.float64, copy=False)
    if len(each) > 1:
        docs = np.flatnonzero(scores).astype(np.int32)
    snapshot.scored = wanted, docs, scores
    return docs, scores


def _each(snapshot: Snapshot, plan: Plan) -> list[Postings]:
    """Return the postings of all that scores."""
    return snapshot.each(plan.leaves) + [snapshot.alternative(alternative) for alternative in plan.instead]


def _of(snapshot: Snapshot, plan: Plan, docs: Docs) -> Docs:
    """Return the documents that a plan finds, in order; `docs` are those that have anything that scores."""
    if plan.must:
        docs, *others = map(snapshot.phrase, plan.must)
        docs = reduce(partial(np.intersect1d, assume_unique=True), others, docs)
    elif plan.everything:
        docs = snapshot.columns.live_docs
    if plan.topic:
        docs = docs[_about(snapshot, plan, plan.topic).take(docs)]
    for phrase in plan.must_not:
        docs = np.setdiff1d(docs, snapshot.phrase(phrase), assume_unique=True)
    return docs


def _about(snapshot: Snapshot, plan: Plan, topic: Topic) -> Mask:
    """Tell of each document whether it has a topic, or another name for it."""
    having = np.concatenate([NO_DOCS, *(postings.docs for postings in snapshot.each(topic.leaves))])
    about: Mask = np.bincount(having, minlength=len(snapshot.columns)) >= topic.least
    for alternative in plan.instead:
        about[snapshot.alternative(alternative).docs] = True
    return about


def stands(snapshot: Snapshot, phrases: Sequence[Phrase], docs: Docs) -> bool:
    """Tell whether any of `docs`, which are in order, has all phrases: texts are read until one has."""
    if not phrases:
        return False
    leaves = tuple(dict.fromkeys(leaf for phrase in phrases for leaf in phrase.leaves))
    likely = common([*snapshot.each(leaves), Postings(docs, NO_FLOATS)])
    texts = [phrase.text.encode() for phrase in phrases if not phrase.exact]
    if not texts:
        return len(likely) > 0
    return any(all(text in read for text in texts) for doc in likely[:, np.newaxis] for read in snapshot.texts(doc))


def best(snapshot: Snapshot, ask: Ask, docs: Docs, scores: Floats) -> Docs:
    """Return the wanted documents in order; of the best by relevance, those with whole words near each other first."""
    words = asked(ask.plan)
    if not (words and ask.limit) or ask.sort != "relevance" or ask.plan.everything:
        return snapshot.columns.best(ask, docs, scores[docs])
    end = ask.offset + ask.limit
    hits = snapshot.columns.first(docs, scores[docs], max(BEST, end))
    lifted = hits[:BEST]
    scores[lifted] *= lifts(snapshot, lifted, scores[lifted], words, end)
    lifted = snapshot.columns.first(lifted, scores[lifted], BEST)
    return joined(NO_DOCS, [lifted, hits[BEST:]])[ask.offset : end]


def best_beyond(snapshot: Snapshot, docs: Docs, scores: Floats) -> Docs:
    """Return the best of documents that a filter leaves out, by score alone."""
    return snapshot.columns.first(docs, scores[docs], BEYOND)
