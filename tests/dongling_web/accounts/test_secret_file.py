"""A secret is read from a file of one line."""

from pathlib import Path

import pytest

from dongling.problems import DonglingError, Said
from dongling_web.accounts.secret_file import secret_in

LACKING = Said("没有密钥", "there is no key")


def test_what_stands_in_the_file_is_the_secret_without_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("四条河 晴天\r\n", encoding="utf-8")
    assert secret_in(tmp_path / "key", LACKING) == "四条河 晴天"


@pytest.mark.parametrize("held", [None, b"", b" \n", b"\xff\xfe\x00"])
def test_a_file_that_is_not_there_or_holds_none_is_told_in_the_words_of_its_setting(
    tmp_path: Path, held: bytes | None
) -> None:
    if held is not None:
        (tmp_path / "key").write_bytes(held)
    with pytest.raises(DonglingError) as told:
        secret_in(tmp_path / "key", LACKING)
    assert told.value.message == LACKING
