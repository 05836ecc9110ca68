"""How much of a retrieval set a backend finds: the share of what answers, and how high the first of it stands."""

from collections.abc import Sequence

from bench.search.material import Asked
from dongling.search import PAGE, Query
from dongling_search.backend import Backend


def recall_and_rank(backend: Backend, asked: Sequence[Asked]) -> tuple[float, float]:
    """Return Recall@10 and MRR@10: of what a first page has room for, and of the first hit that answers."""
    found = [[hit.identifier for hit in backend.search(Query(one.text)).hits[:PAGE]] for one in asked]
    pairs = list(zip(asked, found, strict=True))
    recall = [len(one.expected & set(hits)) / min(PAGE, len(one.expected)) for one, hits in pairs]
    ranks = [next((1 / n for n, hit in enumerate(hits, 1) if hit in one.expected), 0.0) for one, hits in pairs]
    return sum(recall) / len(asked), sum(ranks) / len(asked)
