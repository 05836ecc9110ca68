"""What a plan finds, and which of it is best."""

from pathlib import Path
from random import Random

import pytest

from dongling_search.engines import Ask
from dongling_search.engines.whoosh.bm25 import Docs
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.matches import best, match
from dongling_search.engines.whoosh.snapshot import Snapshot
from dongling_search.query import parse
from tests.dongling_search.engines import naive
from tests.dongling_search.engines.docs import doc

WORDS = ("东林", "书院", "银杏", "古运河", "ab")


def test_words_are_any_phrases_are_all_and_words_with_a_minus_are_none(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([doc("a", "东林书院"), doc("b", "银杏 书院"), doc("c", "银杏")])
    with engine._pinned() as snapshot:  # noqa: SLF001 - what a search has
        ids = snapshot.columns.identifiers
        seen = {
            text: [ids[n] for n in match(snapshot, parse(text))[0]] for text in ("书院", "书院 银杏", '"银杏" "书院"')
        }
        assert seen == {"书院": ["a", "b"], "书院 银杏": ["a", "b", "c"], '"银杏" "书院"': ["b"]}
        assert [ids[n] for n in match(snapshot, parse("-书院"))[0]] == ["c"]
        ask = Ask(parse("银杏 书院"), limit=2)
        assert next(ids[n] for n in best(snapshot, ask, *match(snapshot, ask.plan))) == "b"
    engine.close()


def text(chance: Random) -> str:
    """Return words in any order, with something between them or nothing."""
    return "".join(
        chance.choice((*WORDS, "水", "，", "的" * chance.randrange(30))) for _ in range(chance.randrange(4, 60))
    )


@pytest.mark.parametrize("seed", range(6))
def test_only_texts_that_can_matter_are_read_and_the_page_is_as_if_all_were(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(seed)  # noqa: S311 - chance that repeats, not secrets
    docs = [doc(f"u{number:03}", text(chance)) for number in range(150)]
    engine = WhooshEngine(tmp_path)
    engine.rebuild(docs)
    read: list[int] = []
    real = Snapshot.texts

    def noted(self: Snapshot, docs: Docs) -> list[bytes]:
        read.extend(docs.tolist())
        return real(self, docs)

    monkeypatch.setattr(Snapshot, "texts", noted)
    for asked in ("东林 书院 银杏", "古运河 东林", "ab 银杏 古运河 书院", "水 东林 书院"):
        for offset, limit in ((0, 3), (10, 10), (0, 100), (95, 10)):
            ask = Ask(parse(asked), offset=offset, limit=limit)
            read.clear()
            page, (total, hits, _) = engine.search(ask), naive.search(docs, ask)
            assert page.total == total
            assert [hit.identifier for hit in page.hits] == [identifier for identifier, _ in hits]
            assert [hit.score for hit in page.hits] == pytest.approx([score for _, score in hits])
            assert len(read) == len(set(read)) <= 100
            if limit == 3:
                assert len(read) < 80, "nearly all texts were read"
    engine.close()


def test_a_phrase_stands_where_a_document_that_passes_has_it(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    seen: dict[str, tuple[str, ...]] = {"audience": ("student",)}
    hidden: dict[str, tuple[str, ...]] = {"audience": ("teacher",)}
    engine.rebuild(
        [
            doc("a", "东林书院", facets=seen),
            doc("b", "林书 书院，东林", facets=seen),
            doc("c", "书院东林", facets=hidden),
        ]
    )
    plans = [parse(f'"{word}"') for word in ("东林书院", "东林，书院", "书院东林", "书院", "院东", "！", "林")]
    assert engine.standing(plans, {"audience": ("student",)}) == [True, False, False, True, False, False, True]
    assert engine.standing(plans, {}) == [True, False, True, True, True, False, True]
    engine.apply([], ["a"])
    assert engine.standing(plans[:1], {}) == [False]
    engine.close()
