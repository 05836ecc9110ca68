"""Many plugins as if each were installed: a module and its metadata in one folder that Python looks into."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.gate.broken import Broken

_GOOD = '''
"""A school that keeps to the contract."""
from flask import Blueprint
from dongling import Kind, Term, hookimpl
page = Blueprint("{name}", __name__, url_prefix="/{name}")
@page.get("/own")
def own(): return "fine"
@hookimpl
def register_pages(): return [page]
@hookimpl
def register_kinds(): return [Kind("{name}.lesson", "{name}的课")]
@hookimpl
def register_terms(): return [Term(identifier="{name}-a", name="{name}甲", scheme="{name}")]
@hookimpl
def register_words(): return ["{name}词"]
@hookimpl
def check_unit(unit, catalog): return []
@hookimpl
def extend_document(unit): return {{"{name}": unit.name}}
@hookimpl
def unit_panels(unit): return ["{name}说：" + unit.name]
'''


def good(number: int) -> Broken:
    """Return a plugin that nothing is wrong with."""
    name = f"good{number:02}"
    return Broken(name, _GOOD.format(name=name), "", "ok")


def install(plugins: Iterable[Broken], folder: Path) -> Path:
    """Put plugins into a folder for PYTHONPATH."""
    for plugin in plugins:
        plugin.written(folder)
        data = folder / f"school_{plugin.name}-1.0.dist-info"
        data.mkdir()
        (data / "METADATA").write_text(f"Metadata-Version: 2.1\nName: school-{plugin.name}\nVersion: 1.0\n", "utf-8")
        points = f"[dongling]\n{plugin.name} = {plugin.name}\n\n[dongling.contract]\napi = {_api(plugin)}\n"
        (data / "entry_points.txt").write_text(points, "utf-8")
    return folder


def _api(plugin: Broken) -> str:
    declared = re.search(r"^DONGLING_API = (\d+)", plugin.code, re.MULTILINE)
    return declared[1] if declared else "1"


def environment(folder: Path, state: Path) -> dict[str, str]:
    """Return the environment of a program that has these plugins, in English."""
    return {**os.environ, "PYTHONPATH": str(folder), "DONGLING_STATE": str(state), "DONGLING_LANG": "en"}


@contextmanager
def served(content: Path, env: dict[str, str], log: Path) -> Iterator[str]:
    """Serve content with the real program until the end of the block; gives its address."""
    command = [sys.executable, "-m", "dongling", "serve", str(content), "--port", "0"]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            yield _address(process, log)
        finally:
            process.terminate()
    assert process.returncode == 0, log.read_text(encoding="utf-8")


def _address(process: "subprocess.Popen[str]", log: Path) -> str:
    for line in process.stdout or ():
        if match := re.search(r"http://127\.0\.0\.1:\d+", line):
            return match[0]
    raise RuntimeError(f"the site did not start: {log.read_text(encoding='utf-8')}")


def health(address: str) -> dict[str, Any]:
    """Return what `/healthz` tells."""
    with urllib.request.urlopen(f"{address}/healthz") as answer:
        told: dict[str, Any] = json.load(answer)
        return told
