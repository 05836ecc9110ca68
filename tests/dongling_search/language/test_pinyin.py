"""How words are read."""

from dongling_search.language.pinyin import alike, initials, key, reading, typed


def test_a_word_is_read_as_it_is_typed() -> None:
    assert key("东林书院") == "donglinshuyuan"
    assert initials("行走的思政课") == "xzdszk"
    assert key("女学") == "nvxue"


def test_a_character_of_many_readings_is_read_as_its_word_has_it() -> None:
    assert [key(word) for word in ("银行", "行走", "重庆", "重要", "长大", "长江")] == [
        "yinhang",
        "xingzou",
        "chongqing",
        "zhongyao",
        "zhangda",
        "changjiang",
    ]


def test_letters_are_read_as_they_stand_and_punctuation_is_not_read() -> None:
    assert reading("ai课") == ["a", "i", "ke"]
    assert key("读书·读城") == "dushuducheng"
    assert initials("，") == ""


def test_a_word_is_like_all_that_may_sound_so() -> None:
    found = list(alike("银行", reading("银行")))
    assert found[0] == "yinhang"
    assert "yinxing" in found


def test_there_are_several_ways_to_type_an_umlaut() -> None:
    assert typed("nüxue") == "nvxue"
    assert typed("shenglue") == key("省略")
