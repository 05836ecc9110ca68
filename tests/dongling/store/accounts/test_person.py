"""Names: those that can be, and how one is found."""

import pytest

from dongling.problems import DonglingError
from dongling.store.accounts.person import name_key, sound_name


@pytest.mark.parametrize("name", ["陆老师", "lu.w", "陆老师@东林", "Ana-María", "阿依·古丽", "x" * 40])
def test_a_name_of_letters_figures_and_few_signs_will_do(name: str) -> None:
    assert sound_name(f" {name} ") == name


@pytest.mark.parametrize("name", ["", " ", "a b", "...", "@", "x" * 41, "a\nb", "<b>", "lu\u202ew", "a/b", "a\x00b"])
def test_any_other_is_refused(name: str) -> None:
    with pytest.raises(DonglingError, match="不能用"):
        sound_name(name)


def test_a_name_is_found_in_whatever_case_and_width_it_is_typed() -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in "Lu")
    assert name_key(f" {wide}") == name_key("lU") == "lu"
