"""The schema of an index on the cluster: its settings, its fields, and a unit as it is sent.

GramCounts come counted (`东林|2`), so that lengths and frequencies are ours, whatever the cluster thinks of Chinese.
A prefix of n characters is a term of the field `begins.n`. There every gram that is not so long counts too, as
REST: such a field is as long as `grams`, and a prefix scores as if all grams that begin so were one.
"""

import json
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dongling_search.engines import K1, B, Doc, EngineHit, StoredTexts
from dongling_search.language.analyzer import LONGEST, is_han
from dongling_search.language.folded_text import Folded

FORMAT = 2
"""Changes whenever what is written changes."""
REST = "-"
WINDOW = 1_000_000
"""So many hits can be paged through."""
LONGEST_WORD = 8000
"""A longer title is not offered while typing: the cluster keeps no longer keywords."""
_COUNTED = {"type": "text", "analyzer": "counted", "index_options": "freqs"}
_KEYWORD = {"type": "keyword"}


def index_body(shards: int, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a new index is made with; it shows nothing of what is written before it is told to."""
    return {
        "settings": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            "refresh_interval": -1,
            "max_result_window": WINDOW,
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
            "analysis": {"analyzer": {"counted": {"tokenizer": "whitespace", "filter": ["delimited_term_freq"]}}},
        },
        "mappings": {
            "_meta": dict(meta),
            "_source": {"includes": ["digest", "data"]},
            "dynamic": False,
            "properties": {
                "id": _KEYWORD,
                "digest": {"type": "keyword", "index": False},
                "grams": _COUNTED,
                "begins": {"properties": {str(size): _COUNTED for size in range(1, LONGEST + 1)}},
                "run": {"type": "binary", "doc_values": True},
                "facets": {"type": "object", "dynamic": True},
                "minutes": {"type": "integer"},
                "updated": _KEYWORD,
                "words": {"type": "keyword", "ignore_above": LONGEST_WORD},
            },
            "dynamic_templates": [{"facets": {"path_match": "facets.*", "mapping": _KEYWORD}}],
        },
    }


def sent(doc: Doc) -> dict[str, Any]:
    """Return a unit as the cluster gets it."""
    return {
        "id": doc.identifier,
        "digest": doc.digest,
        "grams": _counted(doc.grams),
        "begins": dict(_begun(doc.grams)),
        "run": b64encode(doc.text.encode()).decode(),
        "facets": {name: list(values) for name, values in doc.facets.items()},
        "minutes": doc.minutes,
        "updated": doc.updated,
        "words": [word.encode("utf-8", "replace").decode() for word in doc.words],
        "data": _data(doc),
    }


def begins(text: str) -> dict[str, str]:
    """Return the field and the term of a prefix."""
    return {f"begins.{len(text)}": text}


def run_of(hit: Mapping[str, Any]) -> bytes:
    """Return the run text of a hit that was asked for its field `run`; some versions leave the padding out."""
    return b64decode(hit["fields"]["run"][0] + "==")


def found(identifier: str, score: float, data: str) -> EngineHit:
    """Return a hit with its texts."""
    name, fields = json.loads(data)
    texts = tuple((n, written, Folded(text, tuple(map(tuple, odd)))) for n, written, text, odd in fields)
    return EngineHit(identifier, score, name, StoredTexts.of(texts))


def _counted(grams: Mapping[str, int]) -> str:
    return " ".join(f"{gram}|{count}" for gram, count in grams.items())


def _begun(grams: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each size with the beginnings of it; Han characters are asked for by one at the most."""
    total = sum(grams.values())
    words = {gram: count for gram, count in grams.items() if not is_han(gram)}
    for size in range(1, LONGEST + 1):
        begun: Counter[str] = Counter()
        for gram, count in (grams if size == 1 else words).items():
            if len(gram) >= size:
                begun[gram[:size]] += count
        if rest := total - begun.total():
            begun[REST] = rest
        yield str(size), _counted(begun)


def _data(doc: Doc) -> str:
    """Return what `found` reads. Half a surrogate pair, which is no UTF-8, is written as JSON escapes it."""
    fields = [(name, written, folded.text, folded.odd) for name, written, folded in doc.fields]
    return json.dumps((doc.name, fields), ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
