"""What is sent of a unit says all that scoring needs."""

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines.opensearch.shape import REST, begins, found, index_body, sent
from dongling_search.language.analyzer import LONGEST, document_grams, is_han
from tests.dongling_search.engines.docs import doc


def counted(text: str) -> dict[str, int]:
    """Return what the cluster reads."""
    return {gram: int(count) for gram, _, count in (token.partition("|") for token in text.split())}


@given(st.text(alphabet="东林书院ab1年 ，", min_size=1, max_size=60))
def test_every_prefix_counts_as_often_as_grams_begin_so_in_a_field_as_long(text: str) -> None:
    grams = doc("a", text).grams
    fields = sent(doc("a", text))
    assert counted(fields["grams"]) == grams
    for size in range(1, LONGEST + 1):
        field = counted(fields["begins"][str(size)])
        assert sum(field.values()) == sum(grams.values())
        asked = {gram[:size] for gram in grams if len(gram) >= size and (size == 1 or not is_han(gram))}
        for prefix in asked:
            assert begins(prefix) == {f"begins.{size}": prefix}
            assert field[prefix] == sum(count for gram, count in grams.items() if gram.startswith(prefix))
        assert field.keys() - asked <= {REST}


def test_no_gram_can_be_taken_for_the_rest() -> None:
    assert REST not in document_grams(f"a {REST} 东 {REST}{REST}")


def test_texts_come_back_as_they_were_written_even_half_a_surrogate() -> None:
    text = '书院\x00\ud800\\"\n'
    data = sent(doc("a", text))["data"]
    assert data.encode()
    assert found("a", 1.5, data).name == text


def test_an_index_shows_nothing_before_it_is_told_to_and_keeps_a_copy() -> None:
    settings = index_body(3, {})["settings"]
    assert (settings["number_of_shards"], settings["refresh_interval"]) == (3, -1)
    assert settings["auto_expand_replicas"] == "0-1"
