"""A process that a plugin made unfit to serve ends, and says why."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from dongling_web.supervision.orders import CAUGHT, CHANGED
from dongling_web.supervision.process_watch import ProcessWatch
from tests.house.tree import ROOT

_PROGRAM = """
import json, os, sys
from dongling.plugins import aftermath
from dongling_web.supervision.process_watch import ProcessWatch
watch = ProcessWatch([int(sys.argv[1])])
watch.look()
"""
HARM = {
    "os.close(int(sys.argv[1]))": "files that the site has open",
    "json.dumps = None": "json.dumps",
    "import flask; flask.render_template = None": "flask.render_template",
    "sys.setrecursionlimit(200)": "sys.setrecursionlimit",
    "kept = [os.dup(0) for _ in range(500)]": "too many files",
}


def ended(code: str) -> tuple[int, str, str]:
    """Return how a program ends that has a watch: its status, and what it wrote."""
    reads, writes = os.pipe()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM + code, str(reads)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        pass_fds=(reads,),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (400, limit)),
    )
    os.close(reads)
    os.close(writes)
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize("harm", HARM)
def test_a_process_that_was_changed_or_has_no_file_left_ends_at_the_next_look(harm: str) -> None:
    code, out, said = ended(f"try:\n    {harm}\nexcept OSError: pass\nwatch.look()\nprint('goes on')")
    assert (code, out) == (CHANGED, "")
    assert HARM[harm] in said


def test_after_a_call_it_ends_too_and_has_first_said_that_it_was_alone() -> None:
    code, out, said = ended("watch.look_after_each_call()\njson.dumps = None\naftermath.look()\nprint('goes on')")
    assert (code, out) == (CAUGHT, "")
    assert "json.dumps" in said


def test_one_that_is_as_it_was_goes_on(tmp_path: Path) -> None:
    watch = ProcessWatch([0])
    setattr(json, "added", str)  # noqa: B010 - a name of its own
    with (tmp_path / "a").open("w"):
        watch.look()
    del json.__dict__["added"]


def test_one_that_is_about_to_end_may_close_what_it_has_open() -> None:
    harm = "watch.look_after_each_call()\nlook = aftermath.look\nwatch.end()\nos.close(int(sys.argv[1]))\n"
    assert ended(f"{harm}watch.look()\nlook()\nassert aftermath.look is None")[::2] == (0, "")


def test_where_any_number_of_files_may_be_open_none_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    ProcessWatch([0]).look()
