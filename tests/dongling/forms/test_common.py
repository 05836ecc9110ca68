"""Single fields are read and put by the keys that an author uses."""

import pytest

from dongling.forms import text_of, with_text


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
