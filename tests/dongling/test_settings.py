"""Every setting, once."""

from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.settings import SETTINGS, Settings, StateUnusable, cache_folder, data_folder


def test_every_setting_has_help_in_both_languages() -> None:
    assert all(setting.help.zh and setting.help.en for setting in SETTINGS.values())


def test_a_setting_knows_its_option_and_its_variable() -> None:
    setting = SETTINGS["plugins_off"]
    assert (setting.option, setting.variable) == ("--plugins-off", "DONGLING_PLUGINS_OFF")


def test_state_is_private_and_keeps_what_is_disposable_apart(tmp_path: Path) -> None:
    cache, data = (folder(Settings(state=tmp_path / "s"), ()) for folder in (cache_folder, data_folder))
    assert (cache, data) == (tmp_path / "s" / "cache", tmp_path / "s" / "data")
    assert cache.stat().st_mode & 0o777 == 0o700
    assert data.stat().st_mode & 0o777 == 0o700


def test_state_is_kept_apart_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    one, other = (
        (cache_folder(Settings(), (Path(name),)), data_folder(Settings(), (Path(name),))) for name in ("one", "other")
    )
    assert one != other
    assert one[0] == cache_folder(Settings(), (Path("one"),))
    assert one[0].is_relative_to(tmp_path / "cache")
    assert one[1].is_relative_to(tmp_path / "data")


def test_state_never_lies_inside_content(tmp_path: Path) -> None:
    with pytest.raises(DonglingError, match="不能放在内容里"):
        data_folder(Settings(state=tmp_path / "courses" / "state"), (tmp_path / "courses",))


def test_a_state_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StateUnusable, match="--state"):
        data_folder(Settings(state=tmp_path / "file"), ())


def test_one_state_folder_can_be_used_where_the_other_cannot(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert cache_folder(Settings(state=tmp_path), ()) == tmp_path / "cache"
    with pytest.raises(StateUnusable):
        data_folder(Settings(state=tmp_path), ())
