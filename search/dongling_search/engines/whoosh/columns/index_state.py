"""What an index keeps beside Whoosh's files: the columns of its documents, and the words that they have.

STATE: the columns, which segments they belong to, and by how much the counts of words changed.
WORDS-...: the table of words, made with an index, and again when many words changed; a change takes it over as it is.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from dongling_search.engines.whoosh.array_files import read_arrays, write_arrays
from dongling_search.engines.whoosh.bm25 import NO_DOCS
from dongling_search.engines.whoosh.columns.columns import Columns
from dongling_search.engines.whoosh.columns.facets import Facet
from dongling_search.engines.whoosh.columns.rows import columns_of
from dongling_search.words import Counted, Lines, WordTable

STATE = "STATE"
WORDS = "WORDS-"
_META = "meta"
_COLUMNS = ("live", "lengths", "minutes", "date_of", "order")

Segment = tuple[str, int]
"""The name of a segment, and how many documents it has, deleted ones included."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """`words` names the file of the table, `changes` says by how much counts differ; `total` sums marks (marks.py)."""

    columns: Columns = field(default_factory=lambda: columns_of(()))
    segments: tuple[Segment, ...] = ()
    words: str = ""
    changes: Counted = field(default_factory=dict)
    total: int = 0


def write_state(storage: Any, state: IndexState) -> None:
    """Put a state in the place of the one before."""
    columns = state.columns
    meta = {
        "segments": state.segments,
        "words": state.words,
        "changes": state.changes,
        "total": f"{state.total:x}",
        "dates": columns.dates,
        "facets": {name: facet.sets for name, facet in columns.facets.items()},
    }
    text = json.dumps(meta).encode()
    arrays: dict[str, npt.NDArray[np.generic]] = {_META: np.frombuffer(text, np.uint8)}
    arrays |= {name: getattr(columns, name) for name in _COLUMNS}
    arrays |= columns.identifiers.written("identifiers") | columns.digests.written("digests")
    arrays |= {f"facet.{number}": facet.set_of for number, facet in enumerate(columns.facets.values())}
    write_arrays(storage, STATE, arrays)


def read_state(storage: Any) -> IndexState:
    """Return the state that was written. Raises OSError when the file is no longer what it was."""
    arrays = read_arrays(storage, STATE)
    meta = json.loads(arrays[_META].tobytes())
    plain: Any = {name: arrays[name] for name in _COLUMNS}
    facets = {
        name: Facet([tuple(values) for values in sets], arrays[f"facet.{number}"].astype(NO_DOCS.dtype, copy=False))
        for number, (name, sets) in enumerate(meta["facets"].items())
    }
    lines: Any = {name: Lines.read(name, arrays) for name in ("identifiers", "digests")}
    columns = Columns(**lines, **plain, dates=tuple(meta["dates"]), facets=facets)
    segments = tuple((name, count) for name, count in meta["segments"])
    return IndexState(columns, segments, meta["words"], meta["changes"], int(meta["total"], 16))


def write_words(storage: Any, table: WordTable) -> str:
    """Write a table of words; return the name of its file."""
    name = f"{WORDS}{uuid4().hex}"
    write_arrays(storage, name, table.as_arrays())
    return name


def read_words(storage: Any, name: str) -> WordTable:
    """Return a table of words. Raises OSError when the file is no longer what it was."""
    return WordTable.read(read_arrays(storage, name))


def segments_of(leaves: Sequence[tuple[Any, int]]) -> tuple[Segment, ...]:
    """Return the segments of a reader's leaves."""
    return tuple((leaf.segment().segment_id(), leaf.doc_count_all()) for leaf, _ in leaves)
