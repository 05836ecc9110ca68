"""What is known of plugins, and until when."""

from dataclasses import replace
from pathlib import Path

import pytest

from dongling import Said
from dongling.plugins import KnownPlugins, forget_fault, known_file, left_out_by_sites, plugin_digests
from dongling.settings import Settings

WHY = Said("停住", "hung")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where it is kept."""
    return tmp_path / "plugins.json"


def known(file: Path | None, **digests: str) -> KnownPlugins:
    """Return what is known while the plugins are these."""
    return KnownPlugins(file, lambda: digests)


def test_a_plugin_is_left_out_after_the_second_death_within_an_hour(file: Path) -> None:
    first = known(file, a="1", b="1")
    assert (first.note_death("a", WHY), first.left_out) == (False, {})
    assert first.note_death("a", WHY)
    assert first.left_out == known(file, a="1", b="1").left_out == {"a": WHY}
    assert not first.note_death("built-in", WHY)
    assert not first.note_death("built-in", WHY, surely=True)


def test_deaths_long_ago_do_not_count(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    one = known(file, a="1")
    for _ in range(5):
        assert not one.note_death("a", WHY)
        now += 3601
    assert one.left_out == {}


def test_what_was_known_of_another_form_of_it_is_forgotten(file: Path) -> None:
    before = known(file, a="1", b="1")
    before.note_trial({"a": WHY, "b": None})
    assert before.untried == []
    after = known(file, a="2", b="1")
    assert (after.untried, after.left_out) == (["a"], {})


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', '{"a": {"digest": "1"}}', "\0"])
def test_a_file_that_is_damaged_or_foreign_is_nothing(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert known(file, a="1").untried == ["a"]


def test_where_nothing_can_be_kept_it_is_known_until_the_end(tmp_path: Path) -> None:
    for place in (None, tmp_path / "none" / "plugins.json"):
        one = known(place, a="1")
        one.note_trial({"a": WHY})
        assert one.left_out == {"a": WHY}


def test_what_is_known_here_stays_where_another_site_writes_to_the_same_file(file: Path) -> None:
    one, other = known(file, a="1"), known(file, b="1")
    one.note_trial({"a": WHY})
    other.note_trial({"b": None})
    assert known(file, a="1", b="1").left_out == {"a": WHY}
    assert known(file, a="1", b="1").untried == []


def test_the_program_leaves_out_what_a_site_does_until_it_changes_or_is_forgotten(tmp_path: Path) -> None:
    plugin = tmp_path / "mine.py"
    plugin.write_text("", encoding="utf-8")
    settings = Settings(state=tmp_path / "state", plugin=(plugin,))
    known_file(settings).parent.mkdir(parents=True)
    site = KnownPlugins(known_file(settings), lambda: plugin_digests(settings.plugin))
    assert left_out_by_sites(settings) == {}
    site.note_trial({"mine": WHY})
    assert left_out_by_sites(settings) == {"mine": WHY}
    assert left_out_by_sites(replace(settings, safe_mode=True)) == {}
    forget_fault(settings, "mine")
    assert left_out_by_sites(settings) == {}
    site.look()
    assert "mine" in site.untried
    site.note_trial({"mine": WHY})
    plugin.write_text("# mended", encoding="utf-8")
    assert left_out_by_sites(settings) == {}
