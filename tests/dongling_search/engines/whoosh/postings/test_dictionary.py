"""Where the postings of a gram are."""

from array import array

from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage

from dongling_search.engines.whoosh.postings.dictionary import Dictionary, DictionaryWriter

places = st.tuples(st.integers(0, 2**40), st.integers(1, 2**30))
few = st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(1, 9)), min_size=1, max_size=2)


@given(st.dictionaries(st.text(max_size=3), places | few))
def test_each_gram_leads_to_its_postings_and_no_other_does(
    grams: dict[str, tuple[int, int] | list[tuple[int, int]]],
) -> None:
    writer, storage = DictionaryWriter(), RamStorage()
    for gram, postings in grams.items():
        encoded = gram.encode("utf-8", "surrogatepass")
        if isinstance(postings, tuple):
            writer.add(encoded, *postings)
        else:
            docs, counts = zip(*postings, strict=True)
            writer.add_few(encoded, array("I", docs), array("f", counts))
    writer.write(storage, "x")
    dictionary = Dictionary.read(storage, "x")
    for gram, postings in grams.items():
        place, size = dictionary.find(gram)
        if isinstance(postings, tuple):
            assert (place, size) == postings
        else:
            here = slice(place, place - size)
            assert list(zip(dictionary.docs[here].tolist(), dictionary.counts[here].tolist(), strict=True)) == postings
    assert dictionary.find("没有这个") == (0, 0)


@given(st.lists(st.text(alphabet="ab东林\ud800𠀋", min_size=1, max_size=3), unique=True))
def test_a_character_leads_to_all_grams_that_begin_with_it_in_their_order(grams: list[str]) -> None:
    writer, storage = DictionaryWriter(), RamStorage()
    grams.sort(key=lambda gram: gram.encode("utf-8", "surrogatepass"))
    for number, gram in enumerate(grams):
        writer.add(gram.encode("utf-8", "surrogatepass"), number, 1)
    writer.write(storage, "x")
    dictionary = Dictionary.read(storage, "x")
    for char in "ab东林𠀋没":
        assert [grams[place] for place, _ in dictionary.begun(char)] == [g for g in grams if g.startswith(char)]
