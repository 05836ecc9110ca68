"""Putting packages in and taking them out, by the tool that the environment has (pip or uv), without internet."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from dongling.packages.package import Package
from dongling.packages.trial import PluginTrial
from dongling.plugins import GROUP, OWN
from dongling.problems import DonglingError, Said

_NO_TOOL = Said(
    "这个 Python 环境里没有 pip 也没有 uv，装不了；请在装 dongling 的环境里运行",
    "this Python has neither pip nor uv; run it in the environment that dongling was installed into",
)


@dataclass(frozen=True)
class Installer:
    """Puts packages into this Python. Wheels that were put in are kept in `kept`, to go back to."""

    kept: Path

    def install(self, package: Package, wheels: Iterable[Path] = ()) -> PluginTrial:
        """Put a package in and try it in a program of its own; what would not load is taken out again.

        What it needs comes from the folders `wheels` alone. Raises DonglingError when it can't be put in, or was taken
        out again, with the reason.
        """
        if why := package.refused:
            raise DonglingError(Said(f"没有装：{why.zh}", f"not installed: {why.en}"), status=1)
        before = _installed(package.name)
        if package.needs:
            self._pip("install", *_offline(wheels), *package.needs)
        self._pip("install", *_offline(wheels), "--force-reinstall", "--no-deps", str(package.path.resolve()))
        trial = PluginTrial.run(self.kept.parent)
        for name in package.plugins:
            if wrong := trial.wrong(name):
                self._undo(package, before)
                raise DonglingError(
                    Said(f"{name} 装上后不能用，已退回：{wrong.zh}", f"{name} does not load, undone: {wrong.en}"),
                    status=1,
                )
        self._keep(package)
        return trial

    def remove(self, name: str) -> str:
        """Take out the package that brings plugin `name`; return the package's name. Raises DonglingError."""
        package = next((dist for plugin, dist in installed_plugins() if name in (plugin, dist)), None)
        if package is None or package == OWN:
            raise DonglingError(Said(f"没有装插件“{name[:40]}”", f"no plugin “{name[:40]}” is installed"))
        self._pip("uninstall", package)
        return package

    def _undo(self, package: Package, before: str) -> None:
        kept = sorted(self.kept.glob(f"{_file_name(package.name)}-{before}-*.whl")) if before else []
        if kept:
            self._pip("install", *_offline(()), "--force-reinstall", "--no-deps", str(kept[-1]))
        else:
            self._pip("uninstall", package.name)

    def _keep(self, package: Package) -> None:
        if package.path.suffix == ".whl":
            self.kept.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copy2(package.path, self.kept)

    def _pip(self, doing: str, *arguments: str) -> None:
        command = _tool(doing)
        done = subprocess.run(  # noqa: S603 - the environment's own tool, with a path that the user named
            [*command, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
            why = (lines or ["?"])[-1][:300]
            raise DonglingError(Said(f"没有装成：{why}", f"that did not work: {why}"), status=1)


def installed_plugins() -> Iterator[tuple[str, str]]:
    """Yield each installed plugin with the package that brings it."""
    for dist in distributions():
        for point in dist.entry_points:
            if point.group == GROUP:
                yield point.name, dist.name


def _installed(name: str) -> str:
    wanted = _file_name(name)
    return next((dist.version for dist in distributions() if _file_name(dist.name or "") == wanted), "")


def _file_name(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")


def _offline(wheels: Iterable[Path]) -> list[str]:
    return [
        "--no-index",
        "--no-build-isolation",
        *(part for folder in wheels for part in ("--find-links", str(folder))),
    ]


def _tool(doing: str) -> list[str]:
    if importlib.util.find_spec("pip"):
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
        return [sys.executable, "-m", "pip", doing, *quiet, *(["--yes"] if doing == "uninstall" else [])]
    if uv := shutil.which("uv"):
        return [uv, "pip", doing, "--quiet", "--python", sys.executable]
    raise DonglingError(_NO_TOOL)
