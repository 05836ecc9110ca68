"""A language is one file."""

from pathlib import Path

import pytest

from dongling.languages import CHINESE, HOME, known, tongue

HEAD = 'msgid ""\nmsgstr ""\n"Language-Name: Latina\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def folder(place: Path, text: str, name: str = "la") -> Path:
    """Return a folder with the file of one language."""
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.po").write_text(text, encoding="utf-8")
    return place


def test_chinese_is_there_and_each_file_is_one_more() -> None:
    assert [(one.name, one.title) for one in known(HOME)] == [("zh", "中文"), ("en", "English")]


def test_a_file_tells_what_it_is_called_and_how_it_counts(tmp_path: Path) -> None:
    text = f'{HEAD}msgid "%(n)s个"\nmsgid_plural "%(n)s个"\nmsgstr[0] "unum"\nmsgstr[1] "%(n)s"\n'
    home = folder(tmp_path, text)
    assert known(home)[1].title == "Latina"
    latin = tongue("la", (home,))
    assert [latin.counted("%(n)s个", n) for n in (1, 2)] == ["unum", "2"]
    assert latin.say("没有") == "没有"


def test_what_is_fuzzy_or_open_is_said_in_chinese(tmp_path: Path) -> None:
    home = folder(tmp_path, f'{HEAD}#, fuzzy\nmsgid "搜索"\nmsgstr "quaere?"\n\nmsgid "课"\nmsgstr ""\n')
    latin = tongue("la", (home,))
    assert (latin.say("搜索"), latin.say("课")) == ("搜索", "课")


def test_a_plugin_adds_sentences_and_takes_no_place_of_the_sites(tmp_path: Path) -> None:
    home = folder(tmp_path / "site", f'{HEAD}msgid "搜索"\nmsgstr "quaere"\n')
    plugin = folder(tmp_path / "plugin", f'{HEAD}msgid "搜索"\nmsgstr "mine"\n\nmsgid "灯"\nmsgstr "lux"\n')
    latin = tongue("la", (home, plugin))
    assert (latin.say("搜索"), latin.say("灯")) == ("quaere", "lux")


@pytest.mark.parametrize("text", ['msgid "灯\nmsgstr', "\x00\xff", ""])
def test_a_plugins_file_that_is_wrong_is_left_out(tmp_path: Path, text: str) -> None:
    home = folder(tmp_path / "site", f'{HEAD}msgid "搜索"\nmsgstr "quaere"\n')
    assert tongue("la", (home, folder(tmp_path / "plugin", text))).say("搜索") == "quaere"


def test_names_of_terms_are_apart_from_words(tmp_path: Path) -> None:
    text = f'{HEAD}msgid "学生"\nmsgstr "Discipuli"\n\nmsgctxt "name"\nmsgid "学生"\nmsgstr "discipulus"\n'
    latin = tongue("la", (folder(tmp_path, text),))
    assert (latin.say("学生"), latin.name_of("学生"), latin.name_of("课")) == ("Discipuli", "discipulus", "")


def test_a_language_that_there_is_not_is_not_made_up() -> None:
    with pytest.raises(FileNotFoundError):
        tongue("xx")
    assert tongue("zh") is CHINESE


@pytest.mark.parametrize(("name", "marks"), [("en", True), ("ja", False), ("zh-Hant", False)])
def test_chinese_is_marked_where_it_can_be_told_from_the_rest(tmp_path: Path, name: str, *, marks: bool) -> None:
    assert tongue(name, (folder(tmp_path, HEAD, name),)).marks_chinese is marks
