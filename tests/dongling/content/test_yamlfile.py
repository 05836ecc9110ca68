"""YAML text -> plain data that knows its line numbers, with every guard."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dongling.content import parse, yamlfile
from dongling.content.yamlfile import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    YamlDocument,
    YamlProblem,
    decode,
    locate,
    packed,
)
from dongling.problems import Position


def refused(text: str) -> tuple[str, int, int]:
    """Return code, line and column of the problem in `text`."""
    with pytest.raises(YamlProblem) as caught:
        parse(text)
    line, column = caught.value.position
    return caught.value.code, line, column


@pytest.mark.parametrize("scalar", ["no", "yes", "007", "12:30", "1_000", "2024-02-30", "1e3", "null", "~", "0x1F"])
def test_a_scalar_stays_the_string_that_was_written(scalar: str) -> None:
    assert parse(f"a: {scalar}").data == {"a": scalar}


def test_a_key_without_a_value_is_none_and_an_empty_string_is_empty() -> None:
    assert parse("a:\nb: ''").data == {"a": None, "b": ""}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{", "a: ["])
def test_deep_nesting_is_refused_before_it_exhausts_the_stack(opening: str) -> None:
    """65,000 brackets kill a process that uses libyaml unguarded."""
    code, line, _ = refused(opening * 30_000)
    assert (code, line) == ("yaml-depth", 1)


def test_as_many_levels_as_a_unit_needs_are_read() -> None:
    text = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert "a" in parse(text).data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\nb: *x", ("yaml-alias", 1, 4)),
        ("a: &x [*x]", ("yaml-alias", 1, 4)),
        ("<<: {a: 1}", ("yaml-merge", 1, 1)),
        ("a: 1\nb: 2\na: 3", ("duplicate-key", 3, 1)),
        ("a:\n  - b: 1\n    b: 2", ("duplicate-key", 3, 5)),
        ("a: !!python/object:os.system x", ("yaml-tag", 1, 4)),
        ("a: !x 1", ("yaml-tag", 1, 4)),
        ("---\na: 1\n---\nb: 2", ("yaml", 3, 1)),
        ("- a", ("yaml-shape", 1, 1)),
        ("只有一句话", ("yaml-shape", 1, 1)),
        ("[a]: 1", ("yaml-shape", 1, 1)),
        ("", ("yaml-empty", 1, 1)),
        ("# 只有注释", ("yaml-empty", 1, 1)),
        ("a: 1\nb: x\x00y", ("yaml", 2, 5)),
    ],
)
def test_what_we_do_not_read_is_refused_with_its_place(text: str, found: tuple[str, int, int]) -> None:
    assert refused(text) == found


def test_every_refusal_has_a_fix_in_both_languages() -> None:
    for text in ("a: &x 1\nb: *x", "a: 1\na: 2", "- a", "", "[" * 99, "a: !x 1", "a: [1", "a: 'x", "a: b: c"):
        with pytest.raises(YamlProblem) as caught:
            parse(text)
        assert caught.value.hint.zh
        assert caught.value.hint.en
        assert caught.value.hint.zh != caught.value.hint.en


def said_of(read: Callable[[str], YamlDocument | None], text: str) -> object:
    """Return what is read of a text, or what is wrong with it."""
    try:
        document = read(text)
    except (yaml.YAMLError, ValueError, YamlProblem) as error:
        return str(error)
    return document and document.data


_LINES = st.lists(
    st.one_of(
        st.text(" -?:", max_size=30).flatmap(lambda begun: st.sampled_from([begun + "a", begun + "b: c", begun])),
        st.text("ab:,[]{}\"'#|>*&!<- \ufeff\x85", max_size=12),
    ),
    max_size=8,
)


@given(_LINES)
def test_what_is_read_plainly_is_what_is_read_with_every_guard(lines: list[str]) -> None:
    text = "\n".join(lines)
    plainly, carefully = said_of(yamlfile._plainly, text), said_of(yamlfile._carefully, text)  # noqa: SLF001 - the two ways
    assert plainly in (None, carefully)


@pytest.mark.parametrize("begun", ["- ", "\ufeff- ", "? ", "-\t", "a:\n  - ", "a:\r - - - - - - - - - - - - - - "])
def test_a_text_that_may_be_nested_deep_is_not_read_plainly(begun: str) -> None:
    assert yamlfile._plainly(begun + "- " * 5000) is None  # noqa: SLF001 - else libyaml would exhaust the stack


def test_columns_count_characters_not_bytes() -> None:
    document = parse("名称: 东林\n站点:\n  - {地点: 石牌坊, 任务: 数一数}")
    assert document.position(("站点", 0, "任务")) == (3, 19)
    assert document.position(("站点", 0, "任务"), key=True) == (3, 15)


def test_the_place_of_what_is_missing_is_the_nearest_place_above_it() -> None:
    document = parse("a: 1\nb:\n  - c: 2")
    assert document.position(("b", 0, "nothing")) == (3, 5)


def test_more_keys_and_values_than_a_file_may_have_are_refused() -> None:
    assert refused("a: [" + "b," * MAX_NODES + "]")[0] == "yaml-nodes"
    assert parse("a: [" + "b," * (MAX_NODES - 10) + "]").data["a"]


class Counted(str):
    """A word that counts how often it is looked at for being the one that is sought."""

    __slots__ = ()
    looks = 0

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_of_many_keys_none_is_looked_through_anew_for_each_place() -> None:
    document = parse("".join(f"k{i}: {i}\n" for i in range(2_000)))
    Counted.looks = 0
    for i in range(2_000):
        assert document.position((Counted(f"k{i}"),)) == (i + 1, len(f"k{i}") + 3)
        assert document.position_of_key((), Counted(f"k{i}"), None) == (i + 1, 1)
    assert Counted.looks <= 10 * 2_000


def test_words_are_found_at_or_after_a_place_by_any_line_end() -> None:
    document = parse("a: |\r\n  甲乙\r\n\r\n  丙甲\r\nb: 甲\r\n")
    assert document.near(document.position(("a",)), "甲") == (2, 3)
    assert document.near(Position(3), "甲") == (4, 4)
    assert document.near(document.position(("b",)), "甲") == (5, 4)
    assert document.near(Position(2, 4), "没有") == (2, 4)
    assert document.near(Position(2, 4), "") == (2, 4)


def test_a_file_saved_as_gbk_is_recognised() -> None:
    with pytest.raises(YamlProblem) as caught:
        decode("编号: x\n名称: 东林书院".encode("gbk"))
    assert caught.value.code == "yaml-encoding"
    assert "UTF-8" in caught.value.hint.zh


def test_the_first_byte_that_is_not_utf8_is_located() -> None:
    with pytest.raises(YamlProblem) as caught:
        decode("名称: 东林\n简介: ".encode() + b"\xff")
    assert caught.value.position == (2, 5)


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse(decode(b"\xef\xbb\xbfa: 1")).data == {"a": "1"}


def test_a_file_that_is_too_large_is_refused_by_its_size() -> None:
    with pytest.raises(YamlProblem) as caught:
        decode(b"a: " + b"x" * MAX_BYTES)
    assert caught.value.code == "yaml-size"


def test_windows_line_ends_and_emoji_are_read() -> None:
    assert parse("a: 1\r\nb: 🌳\r\n").data == {"a": "1", "b": "🌳"}


def test_a_place_is_found_in_the_bytes_that_were_kept() -> None:
    assert locate(packed("# 一\na: 1\nb: 2".encode()), ("b",), None) == (3, 4)


def outcome(read: Callable[[], object]) -> object:
    """Return what `read` gives, or the problem it raises; anything else it raises is a failure."""
    try:
        return read()
    except YamlProblem as problem:
        return problem


@given(st.text(max_size=300))
def test_any_text_gives_a_mapping_or_a_problem_with_a_place(text: str) -> None:
    """Nothing that an author can save raises anything else."""
    found = outcome(lambda: parse(text))
    assert isinstance(found, YamlDocument) or (isinstance(found, YamlProblem) and found.position.line >= 1)


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_give_a_problem(raw: bytes) -> None:
    found = outcome(lambda: decode(raw))
    assert isinstance(found, str) or (isinstance(found, YamlProblem) and found.code == "yaml-encoding")


plain = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(lambda word: word != "<<")


@given(st.dictionaries(plain, st.one_of(plain, st.lists(plain, max_size=3)), min_size=1, max_size=5))
def test_what_another_program_wrote_is_read_back_the_same(data: dict[str, object]) -> None:
    assert parse(yaml.safe_dump(data, allow_unicode=True)).data == data
