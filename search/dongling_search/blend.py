"""A page by words and by meaning: the best of both orders come first, then what else has the words.

Only the first POOL by words can change places; counts of facets stay those of what has the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from dongling.search import MAX_TEXT, Hit, Query, Results, Why
from dongling_search.engines import Ask, Engine, EngineHit
from dongling_search.language.analyzer import is_han
from dongling_search.language.folded_text import fold
from dongling_search.meaning import (
    NEAR_ENOUGH,
    NEARLY,
    SURE_BY_MEANING,
    Meaning,
    Near,
    Weights,
    fused,
    passages,
    weights,
)
from dongling_search.query import Plan
from dongling_search.results import WIDTH, Finder, show

POOL = 50
"""So many of the best by words are held against those by meaning."""
ADDED = 10
"""So many units that are not in the pool are added at the most."""
EXACT = 200
"""So many units after the best are gone through to leave out what was moved."""


@dataclass(frozen=True, slots=True)
class ByWords:
    """What was found by words, and how to go on: the engine, what it was asked, and the text without filters."""

    engine: Engine
    ask: Ask
    text: str
    results: Results


def blended(by_words: ByWords, query: Query, meaning: Meaning) -> Results:
    """Return the results with what is near in meaning among them; as they are where words alone decide."""
    how = _weights(by_words, query)
    near = (
        meaning.nearest(by_words.text[:MAX_TEXT]) if how else None
    )  # as long as words read it, however much is pasted
    if how is None or not near:
        return by_words.results
    picked = {hit.identifier: hit for hit in by_words.engine.pick([one.identifier for one in near], by_words.ask)}
    near = [one for one in near if one.identifier in picked]
    if not near:
        return by_words.results
    pool = by_words.engine.search(replace(by_words.ask, facets=(), offset=0, limit=POOL)).hits
    first = [hit.identifier for hit in pool]
    order = fused(first, _likely(near, set(first)), how)
    hits = picked | {hit.identifier: hit for hit in pool}
    results = _paged(by_words, order, hits, near)
    return replace(results, confident=_sure(by_words.results, max(one.ahead for one in near)))


def _weights(by_words: ByWords, query: Query) -> Weights | None:
    """Return what words and meaning count; None where the reader asked for these very words, or for an order."""
    plan, results = by_words.ask.plan, by_words.results
    exact = plan.must or plan.must_not or plan.everything or query.raw or query.sort != "relevance"
    if exact or results.corrected or not by_words.text.strip() or _stands_whole(plan, results):
        return None
    han = sum(map(is_han, by_words.text))
    return weights(han=han, confident=results.confident, chips=bool(results.chips))


def _stands_whole(plan: Plan, results: Results) -> bool:
    """Tell whether all that was typed is one sentence, which the first hit says word for word."""
    said = [fold(word) for hit in results.hits[:1] for why in hit.why for word in why.words]
    return len(plan.words) == 1 and any(plan.words[0] in stretch for stretch in said)


def _likely(near: Sequence[Near], first: set[str]) -> list[str]:
    """Return the units in the order of meaning; of those that are not the best by words only a few that are near."""
    likely, added = [], 0
    for one in near:
        if one.identifier not in first:
            if one.nearness < NEAR_ENOUGH or added == ADDED:
                continue
            added += 1
        likely.append(one.identifier)
    return likely


def _sure(results: Results, ahead: float) -> bool:
    """Tell whether the first units answer: by words, unless strangers are as near, or by meaning alone."""
    return ahead >= SURE_BY_MEANING or (results.confident and ahead >= NEARLY)


def _paged(by_words: ByWords, order: dict[str, float], hits: dict[str, EngineHit], near: Sequence[Near]) -> Results:
    """Return the page of the best, and after them of what else has the words."""
    ask, finder = by_words.ask, Finder(by_words.ask.plan)
    passage = {one.identifier: one.passage for one in near}
    wanted = list(order)[ask.offset : ask.offset + ask.limit]
    page = [_shown(hits[name], order[name], finder, passage.get(name, 0)) for name in wanted]
    if len(page) < ask.limit:
        rest = _rest(by_words, set(order), max(0, ask.offset - len(order)), ask.limit - len(page))
        page += [_shown(hit, hit.score, finder, 0) for hit in rest]
    total = by_words.results.total + sum(not hits[name].score for name in order)
    return replace(by_words.results, hits=tuple(page), total=total, pages=ceil(total / ask.limit))


def _rest(by_words: ByWords, moved: set[str], skipped: int, wanted: int) -> list[EngineHit]:
    """Return what has the words, after the pool, without what meaning moved to the front.

    Far from the beginning nobody minds that a unit stands there again: what comes before is not gone through.
    """
    first = skipped if skipped > EXACT else 0
    limit = skipped - first + wanted + ADDED
    hits = by_words.engine.search(replace(by_words.ask, facets=(), offset=POOL + first, limit=limit)).hits
    left = [hit for hit in hits if hit.identifier not in moved]
    return left[skipped - first :][:wanted]


def _shown(hit: EngineHit, worth: float, finder: Finder, passage: int) -> Hit:
    """Return a hit; one that has none of the words shows the passage that is near."""
    what = show(hit, finder)
    if what.why:
        return Hit(hit.identifier, worth, what.title, what.snippet, what.why)
    said = passages(hit.fields)
    text = said[min(passage, len(said) - 1)]
    snippet = ((" ".join(text[:WIDTH].split()), False), *([("…", False)] if len(text) > WIDTH else ()))
    return Hit(
        hit.identifier, worth, what.title, snippet, (Why("description" if not passage else "body", (), "meaning"),)
    )
