"""Downloads with names."""

from urllib.parse import unquote

import pytest

from dongling_web.http.attachment import attached


@pytest.mark.parametrize(
    ("name", "told"),
    [("一条河", "一条河.csv"), ('a/b\\c:"d"', "a b c d.csv"), ("..", "map.csv"), ("长" * 200, "长" * 80 + ".csv")],
)
def test_a_download_has_a_plain_name_and_the_readers_own(name: str, told: str) -> None:
    said = attached(b"x", "text/csv", "map", name, ".csv").headers["Content-Disposition"]
    assert said.startswith('attachment; filename="map.csv"; ')
    assert unquote(said.partition("UTF-8''")[2]) == told
    assert said.isascii()
