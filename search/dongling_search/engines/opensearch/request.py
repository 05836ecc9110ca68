"""The request that asks the cluster for a page: leaves score, phrases and filters do not.

A phrase is checked against the run text by a script of one line, so that totals and counts are of true hits. A facet's
counts ignore its own filter: filters of counted facets come after the query, and each count repeats the others. So
does the filter by minutes: within the query, a shard without so short a unit would count for nothing in frequencies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dongling_search.engines import BEYOND, Ask
from dongling_search.engines.opensearch.shape import begins
from dongling_search.query import Alternative, Leaf, Phrase, Plan, Prefix, Topic

Clause = dict[str, Any]

LEFT_OUT = "*"
"""What the best that one filter leaves out are called among the counts: no facet can be called so."""
VALUES = 10_000
"""So many values of a facet are counted."""
_HOLDS = "doc['run'].size() != 0 && doc['run'].value.utf8ToString().contains(params.text)"
_ORDERS: Mapping[str, list[Clause]] = {
    "relevance": [],
    "minutes": [{"minutes": "asc"}],
    "newest": [{"updated": "desc"}],
}


def body(ask: Ask, offset: int, limit: int) -> Clause:
    """Return the request for `limit` hits from `offset`, the total and the counts of facets."""
    later = {name: _any_of(name, values) for name, values in ask.filters.items() if values and name in ask.facets}
    if ask.minutes is not None:
        later["minutes"] = {"range": {"minutes": {"lte": ask.minutes}}}
    request: Clause = {
        "query": matching(ask),
        "from": offset,
        "size": limit,
        "track_total_hits": True,
        "aggs": {name: _counts(name, later) for name in ask.facets},
    }
    if later.get(ask.beyond):
        request["aggs"][LEFT_OUT] = _left_out(ask.beyond, later)
    if later:
        request["post_filter"] = {"bool": {"filter": list(later.values())}}
    if limit:
        request |= {"sort": _order(ask), "track_scores": True}
    return request


def matching(ask: Ask) -> Clause:
    """Return the query: the plan, and the filters that neither counts of facets nor shards make a difference to."""
    filters: list[Clause] = [{"match_all": {}}]  # without any clause every unit would score 1
    filters += [_any_of(name, values) for name, values in ask.filters.items() if values and name not in ask.facets]
    plan = ask.plan
    if plan.topic:
        filters.append(_about(plan, plan.topic))
    return {
        "bool": {
            "should": [leaf(one) for one in plan.leaves] + [alternative(one) for one in plan.instead],
            "minimum_should_match": 0 if plan.everything else 1,
            "filter": [*filters, *(_phrase(phrase) for phrase in plan.must)],
            "must_not": [_phrase(phrase) for phrase in plan.must_not],
        }
    }


def passing(identifiers: Sequence[str], ask: Ask) -> Clause:
    """Return the query for those of some units that pass the filters and the minutes; what the plan finds scores."""
    filters: list[Clause] = [{"terms": {"id": list(identifiers)}}]
    filters += [_any_of(name, values) for name, values in ask.filters.items() if values]
    if ask.minutes is not None:
        filters.append({"range": {"minutes": {"lte": ask.minutes}}})
    finds = [] if finds_nothing(ask.plan) else [{"constant_score": {"filter": matching(replace(ask, facets=()))}}]
    return {"bool": {"filter": filters, "should": finds}}


def each(plans: Sequence[Plan], filters: Mapping[str, tuple[str, ...]]) -> Clause:
    """Return the request that counts, for each plan with phrases, units that pass the filters and have all of them."""
    counted = {
        str(number): {"bool": {"filter": [_phrase(phrase) for phrase in plan.must]}}
        for number, plan in enumerate(plans)
        if plan.must
    }
    passing = [_any_of(name, values) for name, values in filters.items() if values]
    return {
        "query": {"bool": {"filter": [{"match_all": {}}, *passing]}},
        "size": 0,
        "aggs": {"each": {"filters": {"filters": counted}}},
    }


def _about(plan: Plan, topic: Topic) -> Clause:
    """Return the filter of what a question is about: so many of its leaves, or another name for it."""
    leaves: Clause = {"bool": {"should": [leaf(one) for one in topic.leaves], "minimum_should_match": topic.least}}
    return {"bool": {"should": [leaves, *map(alternative, plan.instead)], "minimum_should_match": 1}}


def finds_nothing(plan: Plan) -> bool:
    """Tell whether a plan asks for nothing, which the cluster would take for everything."""
    return not (plan.everything or plan.leaves or plan.instead)


def leaf(one: Leaf) -> Clause:
    """Return the query for a leaf, which scores."""
    return {"term": begins(one.text) if isinstance(one, Prefix) else {"grams": one.text}}


def alternative(one: Alternative) -> Clause:
    """Return the query for another word, which scores by its weight."""
    return {"bool": {"must": [leaf(part) for part in one.leaves], "boost": one.weight}}


def _phrase(phrase: Phrase) -> Clause:
    parts: list[Clause] = [leaf(one) for one in phrase.leaves]
    if not phrase.exact:
        parts.append({"script": {"script": {"source": _HOLDS, "params": {"text": phrase.text}}}})
    return {"bool": {"filter": parts}}


def _any_of(name: str, values: tuple[str, ...]) -> Clause:
    return {"terms": {f"facets.{name}": list(values)}}


def _counts(name: str, filters: Mapping[str, Clause]) -> Clause:
    terms: Clause = {"terms": {"field": f"facets.{name}", "size": VALUES}}
    others = [clause for other, clause in filters.items() if other != name]
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": terms}}


def _left_out(name: str, filters: Mapping[str, Clause]) -> Clause:
    """Return what asks for the best that only the filter of that name leaves out."""
    others = [clause for other, clause in filters.items() if other != name]
    best = {"size": BEYOND, "sort": [{"_score": "desc"}, {"id": "asc"}], "track_scores": True, "_source": ["data"]}
    clause = {"bool": {"filter": others, "must_not": [filters[name]]}}
    return {"filter": clause, "aggs": {"best": {"top_hits": best}}}


def _order(ask: Ask) -> list[Clause]:
    sort = "newest" if ask.plan.everything and not ask.plan.leaves and ask.sort == "relevance" else ask.sort
    return [*_ORDERS[sort], {"_score": "desc"}, {"id": "asc"}]
