"""`dongling serve`, run as a person runs it."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dongling.testing import WriteContent, unit_text


@contextmanager
def served(folder: Path, tmp_path: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the program on any free port; give the process and the address it printed."""
    command = [
        sys.executable,
        "-m",
        "dongling",
        "--safe-mode",
        "--state",
        str(tmp_path / "state"),
        "serve",
        str(folder),
    ]
    with subprocess.Popen(
        [*command, "--port", "0", *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, line + (process.stderr.read() if process.stderr else "")
            yield process, found[0]
        finally:
            process.kill()


def read(address: str) -> str:
    """Return the page at an address."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode())


def test_the_address_is_printed_once_it_answers(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="走进东林书院")})
    with served(folder, tmp_path) as (_, address):
        assert "走进" in read(f"{address}search?q=%E4%B8%9C%E6%9E%97")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_both_signals_end_it_with_nought(write_content: WriteContent, tmp_path: Path, number: signal.Signals) -> None:
    with served(write_content({"a.yaml": unit_text("a")}), tmp_path) as (process, _):
        process.send_signal(number)
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_port_in_use_is_said_with_another_to_take(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "dongling",
            "--safe-mode",
            "--state",
            str(tmp_path / "s"),
            "serve",
            str(folder),
        ]
        run = subprocess.run([*command, "--port", str(port)], capture_output=True, text=True, check=False, timeout=30)
    assert run.returncode == 2
    assert run.stderr == f"dongling: 端口 {port} 已被占用。换一个：--port {port + 1}（或 make serve PORT={port + 1}）\n"


def test_it_starts_with_the_good_units_when_others_are_bad(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "bad.yaml": "编号：b"})
    with served(folder, tmp_path) as (_, address):
        assert '"units":1' in read(f"{address}healthz").replace(" ", "")


def test_an_empty_folder_is_served(write_content: WriteContent, tmp_path: Path) -> None:
    with served(write_content({}), tmp_path) as (_, address):
        assert '"units":0' in read(f"{address}healthz").replace(" ", "")


def test_the_name_of_the_site_is_a_setting(write_content: WriteContent, tmp_path: Path) -> None:
    with served(write_content({"a.yaml": unit_text("a")}), tmp_path, "--site-name", "后学津梁网") as (_, address):
        assert "后学津梁网" in read(address)
