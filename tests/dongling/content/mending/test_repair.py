"""A repair may be written only when the file can be read, nothing more is wrong, and the rest means the same."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling.content import Repair, YamlProblem, parse, repair
from dongling.testing import unit_text
from tests.dongling.content.mending.teachers import VOCABULARY, known_words, shipped_units, slipped

WORDS = known_words()
TEXTS = {str(path): path.read_text(encoding="utf-8") for path in shipped_units()}
QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
PATH = Path("courses/u.yaml")


def repaired(raw: bytes, encoding: str = "") -> Repair:
    """Return the repair of a unit's file."""
    return repair(raw, PATH, "units", VOCABULARY, encoding)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.data())
def test_a_shipped_unit_with_slips_is_repaired_to_what_it_was_and_then_stays(data: st.DataObject) -> None:
    name, text = data.draw(slipped(TEXTS))
    once = repair(text.encode(), Path(name), "units", WORDS)
    assert once.is_sound
    assert not once.left
    assert parse(once.data.decode()).data == parse(TEXTS[name]).data
    assert not repair(once.data, Path(name), "units", WORDS).changes


def test_a_sound_file_does_not_change() -> None:
    assert not repaired(unit_text().encode()).changes
    assert not repaired(unit_text().replace("\n", "\r\n").encode("utf-8-sig")).changes


def test_a_file_that_can_still_not_be_read_is_not_to_be_written() -> None:
    found = repaired("编号：a\n名称: '东林\n简介: b\n".encode())
    assert found.changes
    assert not found.is_sound
    assert any(problem.code == "yaml" for problem in found.left)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le"])
def test_another_encoding_is_converted_once_it_is_said(encoding: str) -> None:
    text = "identifier: a\nname: 中文\n"
    found = repaired(text.encode(encoding), encoding)
    assert found.encoding == encoding
    assert found.data.decode() == text


def test_utf_16_with_its_mark_becomes_utf_8() -> None:
    found = repaired(unit_text().encode("utf-16"))
    assert (found.encoding, found.data.decode(), found.is_sound) == ("utf-16-le", unit_text(), True)


def test_utf_8_stays_whatever_encoding_was_said() -> None:
    assert not repaired(unit_text().encode(), "gb18030").changes


def test_bytes_that_nobody_can_read_are_a_problem() -> None:
    with pytest.raises(YamlProblem):
        repaired(b"\x80\x81\x82")


@pytest.mark.parametrize(
    ("name", "place", "text"),
    [
        ("school.yaml", "school", "编号：s\n名称：学校\n"),
        ("facts.yaml", "facts", "史料：\n- 编号：f\n  陈述：一句\n  把握：seed\n"),
        ("colours.yaml", "terms", "词表：colour\n名称：颜色\n词：\n- 编号：red\n  名称：红\n"),
        ("term.yaml", "sequences", "编号：s\n名称：一\n课次：\n- 单元：a\n"),
        ("one.yaml", "collections", "编号：s\n名称：一\n查询：\n  主题：[家国情怀，读书]\n"),
    ],
)
def test_every_sort_of_file_is_repaired(name: str, place: str, text: str) -> None:
    found = repair(text.encode(), Path(place) / name, place, VOCABULARY)
    assert found.is_sound
    assert not found.left
