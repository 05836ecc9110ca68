"""How Chinese is read, with tones."""

import pytest

from dongling.text.readings import is_hard, readings


def read(text: str, **own: list[str]) -> str:
    """Return the readings of a text; what has none stands as it is."""
    return " ".join(sound or char for char, sound in readings(text, own))


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("肚子", "dù zi"),
        ("我肚子疼。", "wǒ dù zi téng 。"),
        ("音乐很快乐", "yīn yuè hěn kuài lè"),
        ("中国人民银行行长", "zhōng guó rén mín yín háng háng zhǎng"),
        ("校长觉得他长大了", "xiào zhǎng jué de tā zhǎng dà le"),
        ("还给老师一张答卷", "huán gěi lǎo shī yī zhāng dá juàn"),
        ("数一数桥洞", "shǔ yī shǔ qiáo dòng"),
        ("教室里老师教我们", "jiào shì lǐ lǎo shī jiāo wǒ men"),
        ("为了看得清楚", "wèi le kàn de qīng chu"),
        ("竢实学堂", "sì shí xué táng"),
        ("钱锺书", "qián zhōng shū"),
        ("无锡梁溪", "wú xī liáng xī"),
        ("1920年 abc！", "1 9 2 0 nián   a b c ！"),
    ],
)
def test_a_character_is_read_as_in_its_word(text: str, sounds: str) -> None:
    assert read(text) == sounds


def test_a_units_own_reading_goes_before_the_table_however_long_it_is() -> None:
    assert read("一行白鹭", 一行=["yì", "háng"]) == "yì háng bái lù"
    assert read("东林书院前", 东林书院前=["a", "b", "c", "d", "e"]) == "a b c d e"


def test_what_is_hard_depends_on_the_band() -> None:
    assert is_hard("我", "k")
    assert not is_hard("我", "p1")
    assert is_hard("桥", "p1")
    assert not is_hard("桥", "p3")
    assert is_hard("竢", "p3")
    assert is_hard("竢", "s")
