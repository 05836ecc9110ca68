"""Published units kept by git: each publication and each withdrawal is a commit of just its files.

Git is only asked for its plumbing, with what a work tree could bring along switched off: no hook is run, no filter, no
monitor, no pager and nothing of a network. A git that fails or takes too long keeps nobody from publishing: what it
missed is remembered, told to the administrator, and committed with the next change.
"""

import json
import logging
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dongling.problems import Said

log = logging.getLogger("dongling.editor")
PATIENCE = 10.0
"""Seconds that all of git has for a change; whoever publishes waits no longer."""
SITE = "dongling"
"""Who commits what was missed."""
_MISSED = "content-git.json"
_OFF = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.attributesFile": os.devnull,
    "core.pager": "cat",
    "commit.gpgSign": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "protocol.allow": "never",
    "i18n.commitEncoding": "UTF-8",
}
_SWITCHES = [part for name, value in _OFF.items() for part in ("-c", f"{name}={value}")]
_PLAIN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_HEX = {"sha1": 40, "sha256": 64}
_LATE = Said("补上先前没有提交的", "what was not committed before")
_NO_GIT = Said(
    "没有找到 git 程序；装上它，或者去掉 --content-git", "there is no git; install it, or drop --content-git"
)
_NO_TREE = Said(
    "发布的文件夹不在 git 的工作区里；在那里运行 git init",
    "the folder of published units is in no git work tree; run git init there",
)
_OWNER = Said(
    "git 不认这个文件夹的主人；让网站的用户拥有它，或给 git 设 safe.directory",
    "git does not trust the folder's owner; let the site's user own it, or set safe.directory",
)
_LOCKED = Said(
    "git 的索引锁着；没有别的 git 在运行，就删掉 index.lock",
    "git's index is locked; with no other git at work, delete index.lock",
)
_SLOW = Said(f"git {PATIENCE:g}秒里没有做完", f"git did not end within {PATIENCE:g} s")
_BUSY = Said("另一个进程还在提交", "another process is still at it")
_REASONS: Mapping[str, Said] = {"not a git repository": _NO_TREE, "dubious ownership": _OWNER, "index.lock": _LOCKED}


@dataclass(frozen=True, slots=True)
class KeptChange:
    """A change of files of the folder: those that are gone are taken out. Who wrote it, who published it, and why."""

    files: tuple[Path, ...]
    author: str
    committer: str
    message: str


@dataclass(frozen=True, slots=True)
class MissedFiles:
    """What git does not have yet, and why."""

    why: Said
    files: tuple[str, ...]


class _GitTrouble(Exception):
    """Git did not do it."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.en)
        self.why = why


class WorkTree:
    """The work tree that the folder of published units lies in. `state` is a folder that only the site writes into."""

    def __init__(self, folder: Path, mail: str, state: Path) -> None:
        self._folder, self._mail, self._state = folder, mail, state

    @property
    def missed(self) -> MissedFiles | None:
        """Return what git has not been given, None when all is there."""
        try:
            read = json.loads((self._state / _MISSED).read_text(encoding="utf-8"))
            return MissedFiles(Said(*map(str, read["why"])), tuple(map(str, read["files"])))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, change: KeptChange) -> bool:
        """Commit a change, after what was missed before; tell whether git has it. Never raises."""
        until = time.monotonic() + PATIENCE
        try:
            with self._alone():
                missed = self.missed
                try:
                    git = _Git(self._folder, self._mail, until)
                    if missed:
                        late = tuple(self._folder / name for name in missed.files)
                        late = tuple(file for file in late if file not in change.files)
                        git.commit(KeptChange(late, SITE, SITE, f"{_LATE.zh} {_LATE.en}"))
                    git.commit(change)
                except _GitTrouble as trouble:
                    self._remember(trouble.why, missed, change)
                    return False
                (self._state / _MISSED).unlink(missing_ok=True)
                return True
        except (OSError, ValueError, _GitTrouble) as error:
            why = error.why if isinstance(error, _GitTrouble) else Said(str(error), str(error))
            self._remember(why, self.missed, change)
            return False

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process after the other commit."""
        from filelock import FileLock, Timeout

        try:
            with FileLock(self._state / f"{_MISSED}.lock", timeout=PATIENCE):
                yield
        except Timeout:
            raise _GitTrouble(_BUSY) from None

    def _remember(self, why: Said, missed: MissedFiles | None, change: KeptChange) -> None:
        names = [file.relative_to(self._folder).as_posix() for file in change.files]
        every = list(dict.fromkeys((*(missed.files if missed else ()), *names)))
        log.warning("content-git: %d files are not committed: %s", len(every), why.en)
        text = json.dumps({"why": [why.zh, why.en], "files": every}, ensure_ascii=False)
        with suppress(OSError):
            (self._state / _MISSED).write_text(text, encoding="utf-8")


class _Git:
    """Git in one work tree, until its time is over. Raises _GitTrouble."""

    def __init__(self, folder: Path, mail: str, until: float) -> None:
        program = shutil.which("git")
        if program is None:
            raise _GitTrouble(_NO_GIT)
        self._program, self._mail, self._until, self._top = program, mail, until, folder
        top, digest = self._asked("rev-parse", "--show-toplevel", "--show-object-format").rsplit("\n", 1)
        self._top, self._nothing = Path(top), "0" * _HEX.get(digest, _HEX["sha1"])

    def commit(self, change: KeptChange) -> None:
        """Commit just these files, whatever else is staged; nothing where all is as git has it."""
        head = self._asked("rev-parse", "-q", "--verify", "HEAD^{commit}", may_fail=True)
        lines = b"".join(map(self._line, change.files))
        with tempfile.TemporaryDirectory(prefix="dongling-") as place:
            beside = {"GIT_INDEX_FILE": str(Path(place) / "index")}
            self._asked("read-tree", *([head] if head else ["--empty"]), more=beside)
            self._asked("update-index", "-z", "--index-info", data=lines, more=beside)
            tree = self._asked("write-tree", more=beside)
        self._asked("update-index", "-z", "--index-info", data=lines)
        if tree == (self._asked("rev-parse", f"{head}^{{tree}}") if head else ""):
            return
        parent = ["-p", head] if head else []
        commit = self._asked("commit-tree", tree, *parent, data=change.message.encode(), more=self._names(change))
        self._asked("update-ref", "-m", SITE, "HEAD", commit, head, more=self._names(change))

    def _line(self, file: Path) -> bytes:
        """Return the line of git's index for a file; of one that is gone, that it is gone."""
        place = os.fsencode((file.parent.resolve() / file.name).relative_to(self._top))
        try:
            with open(os.open(file, _PLAIN), "rb") as opened:  # noqa: PTH123 - it is no link
                named = self._asked("hash-object", "-w", "--stdin", data=opened.read())
        except FileNotFoundError:
            return b"0 " + self._nothing.encode() + b"\t" + place + b"\0"
        return b"100644 " + named.encode() + b"\t" + place + b"\0"

    def _names(self, change: KeptChange) -> dict[str, str]:
        return {
            f"GIT_{role}_{what}": value
            for role, name in (("AUTHOR", change.author), ("COMMITTER", change.committer))
            for what, value in (("NAME", _plain_name(name)), ("EMAIL", self._mail))
        }

    def _asked(
        self, *arguments: str, data: bytes = b"", more: Mapping[str, str] | None = None, may_fail: bool = False
    ) -> str:
        command = [self._program, "--no-pager", *_SWITCHES, "-C", str(self._top), *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - git by its full path, no shell, and none of its words are a stranger's
                command,
                input=data,
                capture_output=True,
                env=_environment(more or {}),
                timeout=max(self._until - time.monotonic(), 0.1),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _GitTrouble(_SLOW) from None
        if done.returncode and not may_fail:
            raise _GitTrouble(_reason(done.stderr.decode("utf-8", "replace")))
        return "" if done.returncode else os.fsdecode(done.stdout).strip("\n")


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return what git knows of the world: nothing that others meant for another git."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ATTR_NOSYSTEM": "1"}
    return {**own, **quiet, "LC_ALL": "C", **more}


def _plain_name(name: str) -> str:
    return re.sub(r"[<>\x00-\x1f\x7f]", "", name).strip() or SITE


def _reason(told: str) -> Said:
    known = next((said for words, said in _REASONS.items() if words in told), None)
    if known:
        return known
    lines: Iterable[str] = (line.strip() for line in told.splitlines())
    why = next((line for line in reversed(list(lines)) if line), "?")[:200]
    return Said(f"git 没有做成：{why}", f"git failed: {why}")
