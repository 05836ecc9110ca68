"""Commands that are about to load plugins which nobody has tried."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dongling.testing import unit_text

ENDS = "import os\nos._exit(0)\n"
ENDS_LATER = "import os\nfrom dongling import hookimpl\n@hookimpl\ndef register_words(): os._exit(0)\n"
MOVES = "import os\nos.chdir('/')\n"
GOOD = "from dongling import hookimpl\n@hookimpl\ndef register_words(): return ['好词']\n"


def program(place: Path, *arguments: object, **texts: str) -> "subprocess.CompletedProcess[str]":
    """Run the program with plugins of these texts, and keep state in `place`."""
    options: list[object] = ["--state", place / "state", "--plugins-off", "donglin,lianyuan,qiaoyi"]
    for name, text in texts.items():
        file = place / f"{name}.py"
        if not file.exists():
            file.write_text(text, encoding="utf-8")
        options += ["--plugin", file]
    command = [sys.executable, "-m", "dongling", *map(str, (*options, *arguments))]
    environment = {**os.environ, "DONGLING_LANG": "en"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def listed(place: Path, **texts: str) -> dict[str, dict[str, Any]]:
    """Return what `dongling plugins` tells of each."""
    run = program(place, "plugins", "--json", **texts)
    return {one["name"]: one for one in json.loads(run.stdout)}


def test_one_that_ends_its_process_is_named_and_the_others_are_listed(tmp_path: Path) -> None:
    told = listed(tmp_path, ends=ENDS, later=ENDS_LATER, moves=MOVES, good=GOOD)
    assert {name: told[name]["status"] for name in ("ends", "later", "moves", "good")} == {
        "ends": "failed",
        "later": "failed",
        "moves": "failed",
        "good": "ok",
    }
    assert told["ends"]["problem"] == "left out: loading it ended the whole process (0)"
    assert "changed the current folder" in told["moves"]["problem"]
    assert told["good"]["brings"]["words"] == ["好词"]


@pytest.mark.parametrize("command", [("check",), ("search", "一节课")])
def test_no_command_ends_without_a_word(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "courses" / "a.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
    folder = ("--folder",) if command[0] == "search" else ()
    run = program(tmp_path, *command, *folder, tmp_path / "courses", ends=ENDS)
    assert "plugin ends (import): left out: loading it ended the whole process (0)" in run.stderr + run.stdout


def test_what_was_found_out_is_kept_and_nobody_is_tried_twice(tmp_path: Path) -> None:
    mark = tmp_path / "loaded"
    counts = f"open({str(mark)!r}, 'a').write('x')\n" + GOOD
    assert listed(tmp_path, ends=ENDS, good=counts)["good"]["status"] == "ok"
    assert mark.read_text(encoding="utf-8") == "xx"  # tried, then loaded
    assert listed(tmp_path, ends=ENDS, good=counts)["ends"]["status"] == "failed"
    assert mark.read_text(encoding="utf-8") == "xxx"
    known = json.loads((tmp_path / "state" / "cache" / "plugins.json").read_bytes())
    assert {name: (one["tried"], bool(one["fault"])) for name, one in known.items() if name in ("ends", "good")} == {
        "ends": (True, True),
        "good": (True, False),
    }


def test_one_that_never_ends_is_given_up_and_not_waited_for_again(tmp_path: Path) -> None:
    loop = f"open({str(tmp_path / 'loaded')!r}, 'a').write('x')\nwhile True: pass\n"
    patience = ("--plugin-patience", "0.05", "plugins", "--json")
    first = program(tmp_path, *patience, loop=loop)
    assert "plugin loop is new and takes its time" in first.stderr
    told = {one["name"]: one for one in json.loads(first.stdout)}
    assert told["loop"]["problem"] == "left out: it was not loaded after 0.5 s"
    again = {one["name"]: one for one in json.loads(program(tmp_path, *patience, loop=loop).stdout)}
    assert "it hung last time" in again["loop"]["problem"]
    assert (tmp_path / "loaded").read_text(encoding="utf-8") == "x"


def test_safe_mode_and_plugins_that_are_off_are_not_run_at_all(tmp_path: Path) -> None:
    mark = f"open({str(tmp_path / 'loaded')!r}, 'a').write('x')\n"
    assert program(tmp_path, "--plugins-off", "good", "plugins", good=mark + GOOD).returncode == 0
    assert program(tmp_path, "--safe-mode", "plugins", good=mark + GOOD).returncode == 0
    assert not (tmp_path / "loaded").exists()
