"""A value for each of many characters."""

from hypothesis import given
from hypothesis import strategies as st

from dongling.text.char_table import CharTable

CHARS = st.characters(max_codepoint=0xFFFF)


@given(st.dictionaries(CHARS, st.text(max_size=2)), st.characters())
def test_a_table_says_what_a_dict_would(values: dict[str, str], other: str) -> None:
    table = CharTable("otherwise")
    for char, value in values.items():
        table.put(char, "before")
        table.put(char, value)
    assert {char: table.of(char) for char in values} == values
    assert table.of(other) == values.get(other, "otherwise")
