"""An index without a folder is an index like any other, until the program ends."""

from pathlib import Path

from dongling_search.engines import NOTHING, Ask
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.index_memory import IndexMemory
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc

DOCS = [doc(f"u{number}", f"东林书院{number}") for number in range(5)]


def test_a_state_takes_the_place_of_the_one_before_and_shares_what_stays() -> None:
    place = IndexMemory()
    assert place.sound() is None
    first = place.begin(anew=True)
    first.files["a"] = b"a"
    before = place.stamp()
    place.finish(first, "one")
    assert place.stamp() != before
    second = place.begin(anew=False)
    assert second.files == {"a": b"a"}
    second.files["b"] = b"b"
    sound = place.sound()
    assert sound is not None
    assert (sound.generation, list(sound.storage.files)) == ("one", ["a"])
    assert not place.begin(anew=True).files


def test_what_is_found_is_what_an_index_in_a_folder_finds(tmp_path: Path) -> None:
    memory, folder = WhooshEngine(None), WhooshEngine(tmp_path)
    assert memory.generation() == NOTHING
    assert memory.rebuild(DOCS) == folder.rebuild(DOCS)
    for engine in (memory, folder):
        engine.apply([doc("new", "书院的银杏"), doc("u1", "运河")], ["u2"])
    assert memory.known() == folder.known()
    for text in ("书院", "银杏", "运河", '"东林书院"', "没有"):
        assert memory.search(Ask(parse(text))) == folder.search(Ask(parse(text)))
    memory.close()
    assert memory.search(Ask(parse("银杏"))).total == 1
    folder.close()
