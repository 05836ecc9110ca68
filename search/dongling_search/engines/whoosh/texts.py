"""The texts of a unit as a segment keeps them: as written, and folded, so that no search folds them anew."""

import json
from codecs import utf_16_le_decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from struct import Struct

from dongling_search.engines import Doc, StoredField, StoredTexts
from dongling_search.language.folded_text import Odd

_HEAD = Struct("<BIIIII")
"""How texts are written; the bytes of the name, of the names of fields and of what folding made longer or shorter,
which follow one another; and how many ends there are of texts and of folded ones, four bytes each, after these."""
_UTF8 = "utf-8", "surrogatepass"
_SAME, _BROKEN = 1, 2
"""Folded texts are those written; half a surrogate pair is among them."""
_KINDS = 64
"""Of so many sorts of units the names of fields are kept."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The name and the fields of a unit, folded."""

    name: str
    fields: Sequence[StoredField]
    size: int
    """Bytes held."""


def data(doc: Doc) -> bytes:
    """Return what `texts` reads: what is known of the texts, all of them as written, and all folded if others.

    Texts are in UTF-16, in which Chinese takes two thirds of the room of UTF-8; only one with half a surrogate pair is
    not. They are not compressed, which would save a fifth of an index and cost a fifth of a search.
    """
    stored = StoredTexts.of(doc.fields)
    same = stored.folded == stored.written
    encoded, how = _encoded(stored.written if same else stored.written + stored.folded)
    folded_ends = () if list(stored.folded_ends) == list(stored.ends) else stored.folded_ends
    ends = [*stored.ends, *folded_ends]
    before = doc.name.encode(*_UTF8), json.dumps(stored.names).encode(), json.dumps(list(stored.odd.items())).encode()
    head = _HEAD.pack(how | same * _SAME, *map(len, before), len(stored.ends), len(folded_ends))
    return b"".join((head, *before, Struct(f"<{len(ends)}I").pack(*ends), encoded))


def _encoded(text: str) -> tuple[bytes, int]:
    """Return a text as it is kept, and how."""
    try:
        return text.encode("utf-16-le"), 0
    except UnicodeEncodeError:
        return text.encode(*_UTF8), _BROKEN


def texts(data: bytes) -> Texts:
    """Return the texts of a unit."""
    how, name_size, names_size, odd_size, count, folded_count = _HEAD.unpack_from(data)
    view, at = memoryview(data), _HEAD.size
    name = str(view[at : (at := at + name_size)], *_UTF8)
    names = _names(data[at : (at := at + names_size)])
    odd = _odd(data[at : (at := at + odd_size)])
    ends = _numbers(count + folded_count).unpack_from(data, at)
    at += 4 * len(ends)
    ends, folded_ends = ends[:count], ends[count:] or ends
    body, size = _decoded(view[at:], how), ends[-1] if ends else 0
    stored = StoredTexts(names, body[:size], ends, body[0 if how & _SAME else size :], folded_ends, odd)
    return Texts(name, stored, stored.size)


def _decoded(encoded: memoryview, how: int) -> str:
    """Return a text; to name its encoding to `str` would take as long again."""
    return str(encoded, *_UTF8) if how & _BROKEN else utf_16_le_decode(encoded, "strict", True)[0]


@lru_cache(_KINDS)
def _names(written: bytes) -> tuple[str, ...]:
    return tuple(json.loads(written))


def _odd(written: bytes) -> dict[int, tuple[Odd, ...]]:
    return {} if written == b"[]" else {number: tuple(map(tuple, every)) for number, every in json.loads(written)}


@lru_cache(_KINDS)
def _numbers(count: int) -> Struct:
    return Struct(f"<{count}I")
