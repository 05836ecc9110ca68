"""Names of a lexicon, and what people say instead of them."""

from dongling.search import Lexicon
from dongling_search.query import Names, Vocabulary

LEXICON = Lexicon(
    words=("東林書院", "龟山书院", "春游"),
    others={"東林書院": ("龟山书院",), "龟山书院": ("東林書院",), "春游": ("行走课",)},
    facets={"stage": {"小学": "primary"}},
)


def test_what_leads_to_a_name_and_is_not_led_to_is_no_name() -> None:
    names = Names.of(LEXICON)
    assert names.everyday == {"春游"}
    assert names.named == {"东林书院", "龟山书院", "小学"}
    assert names.others["东林书院"] == ("龟山书院",)


def test_a_vocabulary_given_the_names_of_its_lexicon_is_as_one_that_makes_them() -> None:
    given, own = Vocabulary((), LEXICON, Names.of(LEXICON)), Vocabulary((), LEXICON)
    assert (given.named, given.everyday, given.others) == (own.named, own.everyday, own.others)
    assert given.words == own.words
