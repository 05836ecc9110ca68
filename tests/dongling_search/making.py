"""Documents as tests need them."""

from dongling.search import Document, TextField, digest

FACETS = {"stage": ("primary",), "kind": ("walk",), "school": ("donglin",), "theme": ("city",), "band": ("b",)}


def document(  # noqa: PLR0913 - each is one field of a document
    identifier: str,
    name: str = "无题",
    description: str = "",
    *,
    body: str = "",
    keywords: str = "",
    facets: dict[str, tuple[str, ...]] | None = None,
    audience: tuple[str, ...] = ("student",),
    minutes: int = 20,
    updated: str = "",
) -> Document:
    """Return a document with the fields that units have."""
    texts = (("name", name, 2), ("description", description, 1), ("body", body, 1), ("keywords", keywords, 2))
    fields = tuple(TextField(field, text, weight) for field, text, weight in texts if text)
    facets = {**FACETS, **(facets or {})}
    parts = (name, fields, sorted(facets.items()), audience, minutes, updated)
    return Document(identifier, name, fields, facets, audience, minutes, updated, digest(parts))


ACADEMY = document(
    "academy", "东林书院行走课", "依庸堂前读一副对联：风声雨声读书声，声声入耳。", keywords="龟山书院\n顾宪成"
)
GINKGO = document(
    "ginkgo", "古银杏树下", "校园里的古银杏有三百多岁。", body="银杏叶黄了，同学们在树下读诗。", updated="2025-03-01"
)
CANAL = document("canal", "古運河與清名橋", "走過清名橋，看見運河人家。", updated="2025-01-01", minutes=90)
ENGLISH = document("english", "Grand Canal walk", "A lesson on the Donglin Academy，AI核对来源。", minutes=45)
RIVER = document("river", "河长制", "2007年太湖蓝藻之后，无锡首创河长制。", audience=("teacher",))
ALL = (ACADEMY, GINKGO, CANAL, ENGLISH, RIVER)


def wide(text: str) -> str:
    """Return ASCII text in full-width characters."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)
