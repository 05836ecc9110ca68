"""A package of plugins that is not installed: what it says of itself, and what its code names, without running any."""

import ast
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path, PurePosixPath
from typing import Any

from dongling.plugins import GROUP, refusal
from dongling.problems import DonglingError, Said

MOST = 5_000
"""A package of more files is not looked into."""
_LARGEST = 200 * 2**20
_NOT_IN_IT = {".git", ".venv", "__pycache__", "tests", "dist", "build"}


@dataclass(frozen=True)
class Package:
    """A wheel, a folder or a ZIP of a folder, with what it says of itself.

    `plugins` are its entry points by name, `needs` what it requires beside dongling, `files` are by name with their
    size, `hooks` and `imports` what its code has and takes, as its text says; `api` is the edition of the contract.
    """

    path: Path
    name: str
    version: str
    plugins: Mapping[str, str]
    api: str
    needs: tuple[str, ...]
    files: Mapping[str, int]
    hooks: tuple[str, ...]
    imports: tuple[str, ...]

    @classmethod
    def of(cls, path: Path) -> "Package":
        """Read a package. Raises DonglingError when there is none, or it is no package of plugins."""
        try:
            files = dict(_zipped(path) if path.is_file() else _in_folder(path))
            about = _wheel_about(files) or _project_about(files)
        except (OSError, zipfile.BadZipFile, tomllib.TOMLDecodeError, ConfigError, UnicodeDecodeError) as error:
            raise _no_package(path, str(error)) from None
        if about is None or not about["plugins"]:
            raise _no_package(path, "no entry point in the group `dongling`")
        hooks, imports = _named({name: data for name, data in files.items() if name.endswith(".py")})
        sizes = {name: len(data) for name, data in sorted(files.items())}
        return cls(path=path, files=sizes, hooks=hooks, imports=imports, **about)

    @property
    def refused(self) -> Said | None:
        """Say why this dongling would leave it out; None when it would not."""
        return refusal(self.api)

    def as_json(self) -> dict[str, Any]:
        """Return all of it for other programs."""
        listed = {name: list(getattr(self, name)) for name in ("needs", "hooks", "imports")}
        told = {"name": self.name, "version": self.version, "api": self.api, "plugins": dict(self.plugins)}
        return {**told, **listed, "files": dict(self.files)}

    def text(self) -> Said:
        """Return what it is, brings and needs, a line each."""
        needs = "、".join(self.needs) or "无"
        size = sum(self.files.values()) // 1024
        count = len(self.files)
        return Said(
            f"{self.name} {self.version}（约定 {self.api or '没有写明'}）\n"
            f"    插件：{'、'.join(self.plugins)}\n    钩子：{'、'.join(self.hooks) or '无'}\n"
            f"    引用：{'、'.join(self.imports) or '无'}\n    另外需要：{needs}\n    {count}个文件，{size} KB",
            f"{self.name} {self.version} (contract {self.api or 'not declared'})\n"
            f"    plugins: {', '.join(self.plugins)}\n    hooks: {', '.join(self.hooks) or 'none'}\n"
            f"    imports: {', '.join(self.imports) or 'none'}\n    needs besides: {', '.join(self.needs) or 'none'}\n"
            f"    {count} files, {size} KB",
        )


def _no_package(path: Path, why: str) -> DonglingError:
    return DonglingError(
        Said(
            f"{path} 不是插件包（.whl、文件夹或它的 ZIP）：{why[:120]}",
            f"{path} is no package of plugins (.whl, a folder or its ZIP): {why[:120]}",
        )
    )


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MOST or sum(info.file_size for info in infos) > _LARGEST:
            raise OSError("it is too large")
        if any(PurePosixPath(info.filename).is_absolute() or ".." in info.filename.split("/") for info in infos):
            raise OSError("a file in it would lie outside")
        tops = {info.filename.partition("/")[0] for info in infos}
        top = f"{tops.pop()}/" if len(tops) == 1 else ""
        yield from ((info.filename.removeprefix(top), archive.read(info)) for info in infos)


def _in_folder(path: Path) -> Iterator[tuple[str, bytes]]:
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not _NOT_IN_IT & set(file.parts)]
    if len(files) > MOST:
        raise OSError("it is too large")
    yield from ((file.relative_to(path).as_posix(), file.read_bytes()) for file in files)


def _wheel_about(files: Mapping[str, bytes]) -> dict[str, Any] | None:
    metadata = next((name for name in files if name.endswith(".dist-info/METADATA")), None)
    if metadata is None:
        return None
    head = Parser().parsestr(files[metadata].decode("utf-8"))
    points = ConfigParser(delimiters="=", interpolation=None)
    points.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    points.read_string(files.get(metadata.replace("METADATA", "entry_points.txt"), b"").decode("utf-8"))
    groups = {name: dict(points[name]) for name in points.sections()}
    return _about(head["Name"], head["Version"], groups, head.get_all("Requires-Dist") or [])


def _project_about(files: Mapping[str, bytes]) -> dict[str, Any] | None:
    if "pyproject.toml" not in files:
        return None
    project = tomllib.loads(files["pyproject.toml"].decode("utf-8")).get("project", {})
    groups = project.get("entry-points", {})
    return _about(project.get("name"), project.get("version"), groups, project.get("dependencies", []))


def _about(name: Any, version: Any, groups: Mapping[str, Any], needs: list[str]) -> dict[str, Any]:
    others = tuple(need for need in needs if need.split(";")[0].split(">")[0].split("=")[0].strip() != "dongling")
    return {
        "name": str(name or "?"),
        "version": str(version or "?"),
        "plugins": dict(groups.get(GROUP, {})),
        "api": str(groups.get(f"{GROUP}.contract", {}).get("api", "")),
        "needs": others,
    }


def _named(sources: Mapping[str, bytes]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the hooks and the imported modules that source texts name."""
    hooks: set[str] = set()
    imports: set[str] = set()
    for data in sources.values():
        try:
            nodes = list(ast.walk(ast.parse(data)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in nodes:
            if isinstance(node, ast.FunctionDef) and any("hookimpl" in ast.unparse(one) for one in node.decorator_list):
                hooks.add(node.name)
            elif isinstance(node, ast.Import):
                imports.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imports.add(node.module.partition(".")[0])
    return tuple(sorted(hooks)), tuple(sorted(imports))
