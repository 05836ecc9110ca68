"""`dongling export`."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar

from dongling.testing import RunDongling, WriteContent, unit_text

SEQUENCE = "identifier: s\nname: 一条线\nsteps: [{unit: a}]\nchecklist: [{task: 勘查, due: 2026-12-11}]\n"


@pytest.fixture
def folder(write_content: WriteContent) -> Path:
    """Return a folder of a unit and a sequence."""
    return write_content({"a.yaml": unit_text("a", keywords=["桥"]), "sequences/s.yaml": SEQUENCE})


def test_a_file_is_written_and_named_and_what_it_leaves_out_is_said(
    run_dongling: RunDongling, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "教案.docx"
    outcome = run_dongling("export", "s", "--as", "docx", "--out", file, "--folder", folder)
    assert (outcome.status, outcome.out) == (0, f"{file}\n")
    assert "没有带走：只供检索的关键词、英文名\n" in outcome.err
    whole = run_dongling("export", "a", "--as", "docx", "--out", file, "--folder", folder, "--force")
    assert (whole.out, whole.err) == (f"{file}\n", "")
    assert Document(str(file)).paragraphs[0].text == "一节课"


@pytest.mark.parametrize(("format_", "name"), [("docx", "s.docx"), ("ics", "s.ics"), ("yaml", "s.yaml")])
def test_into_a_folder_the_file_is_called_by_its_identifier(
    run_dongling: RunDongling, folder: Path, tmp_path: Path, format_: str, name: str
) -> None:
    outcome = run_dongling("export", "s", "--as", format_, "--out", tmp_path, "--folder", folder)
    assert outcome.status == 0
    assert (tmp_path / name).stat().st_size


def test_files_speak_the_language_of_the_command(run_dongling: RunDongling, folder: Path, tmp_path: Path) -> None:
    for name in ("docx", "yaml", "bundle"):
        asked = ("--lang", "en", "export", "a", "--as", name, "--out", f"{tmp_path}/", "--folder", folder)
        assert run_dongling(*asked).status == 0
    assert "Description: " in {p.text[:13] for p in Document(str(tmp_path / "a.docx")).paragraphs}
    assert "\nkind: lesson\n" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.zip") as bundle:
        assert '<html lang="en"' in bundle.read("units/a.html").decode()


def test_a_date_is_put_into_the_calendar(run_dongling: RunDongling, folder: Path, tmp_path: Path) -> None:
    when = ("--date", "2026-12-01", "--start", "14:10")
    outcome = run_dongling("export", "a", "--as", "ics", *when, "--out", f"{tmp_path}/", "--folder", folder)
    assert outcome.status == 0
    (event,) = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART").strftime("%Y-%m-%d %H:%M") == "2026-12-01 14:10"


def test_a_file_that_is_there_is_not_written_over_unless_forced(
    run_dongling: RunDongling, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text("mine", encoding="utf-8")
    asked = ("export", "a", "--as", "yaml", "--out", tmp_path, "--folder", folder)
    outcome = run_dongling(*asked)
    assert (outcome.status, outcome.out) == (2, "")
    assert "--force" in outcome.err
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "mine"
    assert run_dongling(*asked, "--force").status == 0
    assert "一节课" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("aa", "--as", "docx"), "是不是“a”？"),
        (("a", "--as", "dox"), "是不是“docx”？"),
        (("a",), "少写了 --as"),
        (("a", "--as", "ics"), "没有日期"),
        (("a", "--as", "docx", "--date", "2026-12-01"), "docx 里没有日期"),
        (("a", "--as", "ics", "--start", "08:00"), "要和 --date 一起用"),
        (("a", "--as", "ics", "--date", "2026-02-30"), "--date 的值不对"),
        (("a", "--as", "yaml", "--out", "nowhere/"), "写不了 nowhere/a.yaml"),
    ],
)
def test_wrong_use_is_said_in_a_sentence_and_nothing_is_written(
    run_dongling: RunDongling,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    outcome = run_dongling("export", *arguments, "--folder", folder)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert not list(here.iterdir())
