"""A vocabulary in two layers answers as one whose words are all in one table."""

from collections import Counter
from collections.abc import Container, Mapping

from hypothesis import given
from hypothesis import strategies as st

from dongling.search import Lexicon
from dongling_search.language.analyzer import is_han
from dongling_search.language.folded_text import fold
from dongling_search.language.pinyin import blurred, key, reading
from dongling_search.query import Vocabulary
from dongling_search.query.vocabulary import MEANT
from dongling_search.words import Words, WordTable

WORDS = [
    "东林书院",
    "東林書院",
    "东林书苑",
    "古银杏",
    "古银行",
    "竞志女学",
    "河长制",
    "走进东林书院的一天",
    "书院",
    "Donglin",
]
counted = st.dictionaries(st.sampled_from(WORDS), st.integers(1, 3))
asked = st.sampled_from(["东林", "书", "dlsy", "donglinshuyuan", "dong", "guyinhang", "zoujindong", "gyx", "银"])


@given(counted, st.dictionaries(st.sampled_from(WORDS), st.integers(-3, 3)), st.lists(st.sampled_from(WORDS)), asked)
def test_layers_make_no_difference(first: dict[str, int], change: dict[str, int], named: list[str], text: str) -> None:
    change = {word: max(count, -first.get(word, 0)) for word, count in change.items()}
    lexicon = Lexicon(words=tuple(named))
    layered = Vocabulary(lambda: Words(WordTable.of(first), change), lexicon)
    after = Counter(first)
    after.update(change)
    whole = Vocabulary(after.elements(), lexicon)
    together = Counter(after)
    together.update(named)
    there = {word: count for word, count in together.items() if count > 0}
    assert layered.words == whole.words == sorted(there, key=lambda word: (-there[word], len(word), word))
    assert layered.completer.complete(text, 3) == whole.completer.complete(text, 3)
    assert layered.pinyin(text) == whole.pinyin(text)
    assert layered.spelled(text) == whole.spelled(text)
    for letters in ("donglingsuyuan", "guyingxing", "gulinhang", "jinzinvxue"):
        assert layered.confused(letters) == whole.confused(letters)
        assert layered.confused(letters) == _naively_confused(there, layered.named, letters)
    assert layered.nearly("donglinshuyuam") == whole.nearly("donglinshuyuam")
    for part in ("东林书院", "古银行", "东林书", "河长长制"):
        assert list(layered.looking(part)) == list(whole.looking(part))
        assert list(layered.slipped(part)) == list(whole.slipped(part))
        for sounding in (Vocabulary.sounding, Vocabulary.sounding_nearly):
            assert list(sounding(layered, part, reading(part))) == list(sounding(whole, part, reading(part)))
        assert (
            (part in layered.known)
            == (part in whole.known)
            == (part in there or (part == "东林书院" and "東林書院" in there))
        )
    assert set(layered.known) == {word for word in map(fold, there) if word in layered.known}


def _naively_confused(there: Mapping[str, int], named: Container[str], letters: str) -> list[str]:
    """Return the words of the same blurred pinyin, names first, by a walk over all of them."""
    every = map(fold, sorted(there, key=lambda word: (-there[word], len(word), word)))
    alike = [word for word in dict.fromkeys(every) if is_han(word) and blurred(key(word)) == blurred(letters)]
    return sorted(alike, key=lambda word: word not in named)[:MEANT]


def test_names_come_first_however_many_words_share_first_letters() -> None:
    words = {f"东{char}书院": 9 for char in "林临邻琳霖淋鳞麟凛吝"}
    vocabulary = Vocabulary(lambda: Words(WordTable.of(words)), Lexicon(words=("东岭书院",)))
    assert vocabulary.pinyin("dlsy")[0] == "东岭书院"
    assert len(vocabulary.pinyin("dlsy")) == MEANT
