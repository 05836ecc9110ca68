"""A fresh checkout, and a person who types what a page says into a shell there, a line after the other."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sysconfig
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import ROOT, files

ASIDE = re.compile(r"DONGLING_|PYTEST|PYTHON|VIRTUAL_ENV|MAKE|COV_")
"""What the tests' own shell knows and a newcomer's does not."""
SITE = re.compile(r"http://127\.0\.0\.1:\d+/")
MADE = ".venv"


def tracked() -> list[str]:
    """Return the files of the repository; where there is no git, all that are ours."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    return [str(path) for path in files()]


@dataclass(frozen=True)
class Checkout:
    """A copy of the tracked files in `folder`; its sites keep what they keep in `state`."""

    folder: Path
    state: Path

    @classmethod
    def of_repository(cls, place: Path) -> "Checkout":
        """Copy what is tracked, and nothing that merely lies about, into a new folder of `place`."""
        folder = place / "checkout"
        for name in tracked():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
        return cls(folder, place / "state")

    def run(self, line: str) -> "subprocess.CompletedProcess[str]":
        """Type a line into a shell and wait for its end."""
        return subprocess.run(
            ["sh", "-c", line],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def serving(self, line: str) -> Iterator[str]:
        """Start what a line says and give the address that it prints; ended by its process id afterwards.

        A free port stands for the one that is written or usual, since that may be taken on this machine.
        """
        port = _free_port()
        words = shlex.split(re.sub(r"PORT=\d+", f"PORT={port}", line), comments=True)
        environment = {**self._environment(), "DONGLING_PORT": str(port), "MAKEFLAGS": f"PORT={port}"}
        with subprocess.Popen(
            words, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                yield _address(process)
            finally:
                process.send_signal(signal.SIGTERM)

    def lend_tools(self) -> None:
        """Lend the test tools of this environment to the checkout's own, which holds what the program needs.

        Whoever runs this test set them up already, as the checkout would, and they fill some 600 MB.
        """
        if not (self.folder / MADE).exists():
            self.run("sh scripts/setup.sh run").check_returncode()
        (packages,) = (self.folder / MADE).glob("lib/python*/site-packages")
        (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        for tool in Path(sysconfig.get_path("scripts")).iterdir():
            place = self.folder / MADE / "bin" / tool.name
            if not place.exists():
                place.symlink_to(tool)

    def tidy(self) -> None:
        """Take away what was made in the checkout since, but for the environment: the next page begins anew."""
        known = set(tracked())
        for path in sorted(self.folder.rglob("*"), reverse=True):
            name = path.relative_to(self.folder)
            if name.parts[0] != MADE and str(name) not in known and (path.is_file() or not any(path.iterdir())):
                path.unlink() if path.is_file() else path.rmdir()

    def forget(self) -> None:
        """Give the room on the disk back."""
        shutil.rmtree(self.folder)

    def _environment(self) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if not ASIDE.match(name)}
        programs = [place for place in plain["PATH"].split(os.pathsep) if not Path(place).is_relative_to(ROOT)]
        # Without a room of its own for each build: what builds is there already, and would be fetched four times more.
        pip = {"PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        return {**plain, **pip, "PATH": os.pathsep.join(programs), "DONGLING_STATE": str(self.state)}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _address(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if found := SITE.search(line):
            return found[0]
    raise AssertionError("the site did not start: what it said is above")


def status(address: str) -> int:
    """Return with what a page is answered; 0 when nobody does."""
    try:
        with urllib.request.urlopen(address) as answer:
            return int(answer.status)
    except OSError as error:
        return int(getattr(error, "code", 0))
