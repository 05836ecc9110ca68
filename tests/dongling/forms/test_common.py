"""Single fields are read and put by the keys that an author uses."""

import pytest

from dongling.forms import text_of, with_text, with_word, words_in


@pytest.mark.parametrize(
    ("data", "put"),
    [
        ({"编号": "a", "名称": "走"}, {"编号": "a", "名称": "看"}),
        ({"identifier": "a", "name": "走"}, {"identifier": "a", "name": "看"}),
        ({"identifier": "a"}, {"identifier": "a", "name": "看"}),
        ({}, {"名称": "看"}),
    ],
)
def test_a_field_is_found_and_put_under_the_authors_key(data: dict[str, object], put: dict[str, object]) -> None:
    assert text_of(data, "name") == str(data.get("名称") or data.get("name") or "")
    assert with_text(data, "name", "看") == put
    assert text_of({"名称": ["a"]}, "name") == ""


def test_a_word_is_put_behind_those_that_are_there_once() -> None:
    for data, put in (
        ({"出处": "a"}, {"出处": ["a", "b"]}),
        ({"facts": ["b"]}, {"facts": ["b"]}),
        ({}, {"出处": ["b"]}),
    ):
        assert with_word(data, "facts", "b") == put
        assert words_in(put, "facts")[-1] == "b"
