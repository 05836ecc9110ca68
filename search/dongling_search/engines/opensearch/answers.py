"""Queries to one index on the cluster: pages of hits, explained scores, and all of its digests and words.

The cluster scores and counts. The second look at the best hundred (closeness.py) is ours, over their run texts; the
units' texts are then asked for by identifier.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from opensearchpy.exceptions import NotFoundError, TransportError

from dongling.search import Part, digest
from dongling_search.engines import DECIMALS, LIFT, Ask, EngineHit, Page
from dongling_search.engines.closeness import BEST, asked, lift
from dongling_search.engines.opensearch import request, shape
from dongling_search.engines.opensearch.cluster import Cluster
from dongling_search.query import Plan
from dongling_search.words import tidy

MANY = 10_000
"""So many units or words are read at once."""

Hit = dict[str, Any]


class Answers:
    """Answers from the index `name`; each of them raises NotFoundError once the index was swept up."""

    def __init__(self, cluster: Cluster, name: str, generation: str) -> None:
        self._cluster, self._name, self._generation = cluster, name, generation

    def page(self, ask: Ask) -> tuple[Page, bool]:
        """Return a page, and whether no hit was changed before its texts were read."""
        words = asked(ask.plan) if ask.sort == "relevance" and not ask.plan.everything else ()
        if words and ask.limit and ask.offset < BEST:
            return self._near(ask, words)
        inside = ask.offset + ask.limit <= shape.WINDOW
        answer = self._search(ask.plan, request.body(ask, *((ask.offset, ask.limit) if inside else (0, 0))))
        hits = self._in_order(answer)
        return self._made(answer, hits, [hit["_source"]["data"] for hit in hits]), True

    def pick(self, identifiers: Sequence[str], ask: Ask) -> tuple[EngineHit, ...]:
        """Return those of some units that pass the filters of `ask`, in the order given; which its plan finds."""
        if not identifiers:
            return ()
        body = {"query": request.passing(identifiers, ask), "size": len(identifiers)}
        by_name = {hit["_id"]: hit for hit in self._search(ask.plan, body)["hits"]["hits"]}
        hits = ((name, by_name[name]) for name in identifiers if name in by_name)
        return tuple(shape.found(name, float(bool(hit["_score"])), hit["_source"]["data"]) for name, hit in hits)

    def standing(self, plans: Sequence[Plan], filters: Mapping[str, tuple[str, ...]]) -> list[bool]:
        """Tell of each plan whether any unit that passes the filters has all its phrases."""
        if not any(plan.must for plan in plans):
            return [False] * len(plans)
        answer = self._search(
            Plan(must=tuple(one for plan in plans for one in plan.must)), request.each(plans, filters)
        )
        counted = answer["aggregations"]["each"]["buckets"]
        return [counted.get(str(number), {}).get("doc_count", 0) > 0 for number in range(len(plans))]

    def _near(self, ask: Ask, words: tuple[bytes, ...]) -> tuple[Page, bool]:
        """Return a page of the best, those with whole words near each other first."""
        end = ask.offset + ask.limit
        body = request.body(ask, 0, max(BEST, end))
        body |= _columns("run") | {"seq_no_primary_term": True}
        answer = self._search(ask.plan, body)
        for hit in answer["hits"]["hits"]:
            hit["_id"] = hit["fields"]["id"][0]
        hits = self._in_order(answer)
        for hit in hits[:BEST]:
            hit["_score"] *= lift(shape.run_of(hit), words)
        hits = [*sorted(hits[:BEST], key=_rank), *hits[BEST:]][ask.offset : end]
        got = self._got(hits)
        same = all(one.get("_seq_no") == hit["_seq_no"] for one, hit in zip(got, hits, strict=True))
        texts = [one["_source"]["data"] if one["found"] else "" for one in got]
        return self._made(answer, hits, texts), same

    def _made(self, answer: Any, hits: list[Hit], texts: list[str]) -> Page:
        pairs = zip(hits, texts, strict=True)
        page_hits = tuple(shape.found(hit["_id"], hit["_score"], text) for hit, text in pairs if text)
        counted = dict(answer.get("aggregations", {}))
        beyond = self._left_out(counted.pop(request.LEFT_OUT, None))
        counts = {
            name: {value["key"]: value["doc_count"] for value in one["values"]["buckets"]}
            for name, one in counted.items()
        }
        return Page(self._generation, answer["hits"]["total"]["value"], page_hits, counts, beyond)

    def _left_out(self, counted: Any) -> tuple[EngineHit, ...]:
        """Return the best that a filter leaves out."""
        hits = counted["best"]["hits"]["hits"] if counted else []
        for hit in hits:
            hit["_score"] = (hit["_score"] or 0.0) / self._cluster.factor
        return tuple(shape.found(one["_id"], one["_score"], one["_source"]["data"]) for one in sorted(hits, key=_rank))

    def _in_order(self, answer: Any) -> list[Hit]:
        """Return hits with scores as ours, and those that are equal but for rounding by identifier."""
        hits: list[Hit] = answer["hits"]["hits"]
        first: dict[Any, int] = {}
        for hit in hits:
            hit["_score"] = (hit["_score"] or 0.0) / self._cluster.factor
            first.setdefault(_before_score(hit), len(first))
        return sorted(hits, key=lambda hit: (first[_before_score(hit)], *_rank(hit)))

    def _got(self, hits: list[Hit]) -> list[Hit]:
        """Return the texts of hits as searches see them."""
        if not hits:
            return []
        body = {"ids": [hit["_id"] for hit in hits]}
        params = {"realtime": "false", "_source_includes": "data"}
        return self._cluster.read(
            lambda: _each(self._cluster.client.mget(index=self._name, body=body, params=params)["docs"])
        )

    def _search(self, plan: Plan, body: Mapping[str, Any]) -> Any:
        """Ask the cluster; the same words always the same copy, which has deleted units of its own."""
        params = {
            "search_type": "dfs_query_then_fetch",
            "preference": digest(plan),
            "allow_partial_search_results": "false",
        }
        return self._cluster.read(lambda: self._cluster.client.search(index=self._name, body=body, params=params))

    def explain(self, plan: Plan, identifier: str) -> list[Part]:
        """Return what each leaf and alternative adds to a unit's score, and the lift."""
        this = {"term": {"id": identifier}}
        there = self._search(plan, {"query": this, **_columns("run")})["hits"]["hits"]
        if not there:
            return []
        parts = [self._part(plan, leaf.text, request.leaf(leaf), this) for leaf in plan.leaves]
        parts += [self._part(plan, other.word, request.alternative(other), this) for other in plan.instead]
        if words := asked(plan):
            whole = sum(part.score for part in parts)
            parts.append(Part(LIFT, whole * (lift(shape.run_of(there[0]), words) - 1), 0))
        return [part for part in parts if part.score]

    def _part(self, plan: Plan, text: str, clause: Hit, this: Hit) -> Part:
        answer = self._search(plan, {"query": clause, "post_filter": this, "aggs": {"all": {"filter": clause}}})
        score = sum(hit["_score"] for hit in answer["hits"]["hits"]) / self._cluster.factor
        return Part(text, score, answer["aggregations"]["all"]["doc_count"])

    def digests(self) -> Iterator[tuple[str, str]]:
        """Yield the digest of every unit."""
        body: Hit = {"size": MANY, "sort": [{"id": "asc"}], **_columns("digest")}
        while hits := self._search(Plan(), body)["hits"]["hits"]:
            yield from ((hit["fields"]["id"][0], hit["fields"]["digest"][0]) for hit in hits)
            body["search_after"] = hits[-1]["sort"]

    def digests_of(self, identifiers: Iterable[str]) -> dict[str, str]:
        """Return the digests of those units that are there, also of what searches do not see yet."""
        body: Hit = {"ids": list(dict.fromkeys(identifiers))}
        if not body["ids"]:
            return {}
        params = {"_source_includes": "digest"}
        docs = self._cluster.write(
            lambda: _each(self._cluster.writer.mget(index=self._name, body=body, params=params)["docs"])
        )
        return {doc["_id"]: doc["_source"]["digest"] for doc in docs if doc["found"]}

    def words(self) -> dict[str, int]:
        """Return how many units have each word."""
        counted: dict[str, int] = {}
        composite: Hit = {"size": MANY, "sources": [{"word": {"terms": {"field": "words"}}}]}
        while True:
            answer = self._search(Plan(), {"size": 0, "aggs": {"words": {"composite": composite}}})
            page = answer["aggregations"]["words"]
            for bucket in page["buckets"]:
                for word in tidy([bucket["key"]["word"]]):
                    counted[word] = counted.get(word, 0) + bucket["doc_count"]
            if "after_key" not in page:
                return counted
            composite["after"] = page["after_key"]


def _columns(name: str) -> Hit:
    """Return what asks for identifiers and a column only, so that the texts of hits need not be opened."""
    return {"stored_fields": "_none_", "docvalue_fields": ["id", name]}


def _rank(hit: Hit) -> tuple[float, str]:
    return -round(hit["_score"], DECIMALS), hit["_id"]


def _before_score(hit: Hit) -> tuple[Any, ...]:
    """Return what an order goes by before score and identifier."""
    return tuple(hit["sort"][:-2])


def _each(documents: list[Hit]) -> list[Hit]:
    """Return the answers for each document; raises, as for a whole answer, when the cluster has none for one."""
    failed = next((one["error"] for one in documents if "error" in one), None)
    if failed is None:
        return documents
    if failed["type"] == "index_not_found_exception":
        raise NotFoundError(404, failed["type"], failed)
    raise TransportError(503, failed["type"], failed)
