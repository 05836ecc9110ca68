"""Wheels as small as they can be, made by hand."""

import zipfile
from pathlib import Path


def wheel(
    folder: Path, code: str, *, name: str = "tiny", version: str = "1.0", api: str = "1", needs: str = ""
) -> Path:
    """Write a wheel with one module and the plugin `name` in it."""
    path = folder / f"school_{name}-{version}-py3-none-any.whl"
    info = f"school_{name}-{version}.dist-info"
    requires = f"Requires-Dist: {needs}\n" if needs else ""
    files = {
        f"{name}_school.py": code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: school-{name}\nVersion: {version}\n{requires}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[dongling]\n{name} = {name}_school\n[dongling.contract]\napi = {api}\n",
    }
    record = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(file, text)
    return path


GOOD = """
import json
from dongling import Kind, hookimpl
@hookimpl
def register_kinds(): return [Kind("tiny.lesson", "小课")]
"""
BAD = "raise SystemExit(3)\n"
