"""docs/operating.md says what is so: options, files, numbers, names of metrics; and the unit is one for systemd."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dongling.plugins.memory import known_plugins
from dongling.plugins.trial import candidate, tryout
from dongling.settings import SETTINGS, Settings
from dongling_web.server.server import GRACE
from dongling_web.supervision import supervisor
from scripts.write_docs import DOCS
from tests.house.tree import ROOT

PAGE = (DOCS / "operating.md").read_text(encoding="utf-8")
UNIT = ROOT / "packaging" / "dongling.service"
COPIED = re.findall(
    r"^COPY (?!--)(.*)$", (ROOT / "packaging" / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE
)
OF_OTHERS = {"--time", "--now"}
"""Options of other programs."""


def test_every_option_and_variable_is_a_setting() -> None:
    options = {setting.option for setting in SETTINGS.values()} | OF_OTHERS
    variables = {setting.variable for setting in SETTINGS.values()}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) <= options
    assert set(re.findall(r"DONGLING_\w+", PAGE + UNIT.read_text(encoding="utf-8"))) <= variables


def test_every_file_and_page_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []


def test_the_numbers_are_those_of_the_program() -> None:
    plan = supervisor.Plan()
    assert f"`--hung-after` seconds ({SETTINGS['hung_after'].default})" in PAGE
    assert plan.hung_after == SETTINGS["hung_after"].default
    assert f"in one plugin for {plan.loading:g} s" in PAGE
    assert f"answered within {GRACE:g} s" in PAGE
    assert plan.grace == GRACE
    assert f"最多 {candidate.PATIENCE:g} 秒、{candidate.MOST_BYTES / 1e9:g} GB" in PAGE
    assert f"超过 {candidate.PROMPT:g} 秒" in PAGE
    assert f"more than {candidate.PROMPT:g} s, or computes for {tryout.HASTE:g} s behind others" in PAGE
    assert f"算满 {tryout.HASTE:g} 秒" in PAGE
    assert (known_plugins.DEATHS, known_plugins.HOUR) == (2, 3600)
    assert f"`{known_plugins.known_file(Settings()).name}`" in PAGE


def test_the_metrics_are_those_that_are_counted() -> None:
    code = (ROOT / "web" / "dongling_web" / "server" / "metrics.py").read_text(encoding="utf-8")
    counted = set(re.findall(r'"(dongling_\w+)"', code))
    written = {name.removesuffix("_total") for name in re.findall(r"`(dongling_\w+)`", PAGE)}
    assert counted <= written
    assert written - counted <= {"dongling_units", "dongling_problems", "dongling_drafts_used"}


def test_what_the_shell_samples_copy_is_there_and_each_command_is_one() -> None:
    samples = "\n".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
    for line in samples.splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["cp"]:
            assert (ROOT / words[1]).exists()
    assert "make bundle-wheels" in PAGE
    assert re.search(r"^bundle-wheels:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = UNIT.read_text(encoding="utf-8")
    (program,) = re.findall(r"^ExecStart=(\S+)", text, re.MULTILINE)
    assert f"{Path(program).parents[2]}`" in PAGE
    tool = shutil.which("systemd-analyze")
    sections = re.findall(r"^\[(\w+)\]$", text, re.MULTILINE)
    assert sections == ["Unit", "Service", "Install"]
    if tool:
        unit = tmp_path / "dongling.service"
        unit.write_text(text.replace(program, sys.executable), encoding="utf-8")
        ran = subprocess.run([tool, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")


def test_the_windows_service_runs_a_command_that_there_is_at_the_places_of_the_page() -> None:
    service = (ROOT / "packaging" / "dongling-winsw.xml").read_text(encoding="utf-8")
    told = dict(re.findall(r"^  <(\w+)>(.*)</\1>$", service, re.MULTILINE))
    words = told["arguments"].split()
    assert [words[0], words[2]] == [SETTINGS["state"].option, "serve"]
    assert all(place in PAGE for place in (told["executable"].rpartition("\\Scripts")[0], words[1], words[3]))


@pytest.mark.parametrize("line", COPIED)
def test_what_the_container_copies_is_there(line: str) -> None:
    *sources, _ = line.split()
    assert all((ROOT / source).exists() for source in sources)
