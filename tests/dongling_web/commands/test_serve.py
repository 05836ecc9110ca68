"""`dongling serve`, run as a person runs it."""

import http.client
import re
import resource
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dongling.testing import WriteContent, unit_text
from tests.dongling_web.processes import workers_of

FORM = "application/x-www-form-urlencoded"


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


def added(address: str, **headers: str) -> tuple[int, str, str]:
    """Return how a form is answered that comes with these headers: its status, the cookie, and the page."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)) as connection:
        connection.request("POST", "/drafts/add", b"unit=a", {"Content-Type": FORM, **told})
        answer = connection.getresponse()
        return answer.status, answer.headers["Set-Cookie"] or "", answer.read().decode()


def test_only_the_proxy_that_is_named_is_believed_about_the_address(
    write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    told = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "kc.example", "Origin": "https://kc.example"}
    with served(folder, tmp_path) as (_, address):
        assert added(address, **told)[0] == 403
    with served(folder, tmp_path, "--proxy", "127.0.0.1") as (_, address):
        status, cookie, _ = added(address, **told)
        assert status == 303
        assert cookie.startswith("__Host-dongling_drafts=")
        assert "Secure" in cookie
    with served(folder, tmp_path, "--proxy", "192.0.2.1") as (_, address):
        assert added(address, **told)[0] == 403


def test_the_drafts_are_there_after_the_site_was_started_again(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with served(folder, tmp_path) as (_, address):
        _, cookie, _ = added(address)
    key = cookie.partition("=")[2].partition(";")[0]
    with served(folder, tmp_path) as (_, address):
        assert "已加入《一节课》" in read(f"{address}drafts/{key}/history")


def test_a_full_disk_is_said_and_all_that_is_saved_can_be_read(write_content: WriteContent, tmp_path: Path) -> None:
    """No file of the site may grow beyond what it is, which it sees as a full disk; then it may again."""
    folder = write_content({"a.yaml": unit_text("a")})
    with served(folder, tmp_path) as (process, address):
        _, cookie, _ = added(address)
        mine, key = cookie.partition(";")[0], cookie.partition("=")[2].partition(";")[0]
        (worker,) = workers_of(process.pid)
        before = resource.prlimit(worker, resource.RLIMIT_FSIZE)
        size = (tmp_path / "state" / "data" / "drafts.db-wal").stat().st_size
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (size, before[1]))
        for _ in range(3):
            status, _, page = added(address)
            assert (status, "磁盘满了，这次没有保存，已存的都在" in page) == (503, True), page
        for path in ("", "search", "units/a", f"drafts/{key}/history"):
            request = urllib.request.Request(f"{address}{path}", headers={"Cookie": mine})
            with urllib.request.urlopen(request, timeout=10) as answer:
                assert "<b>1<span" in answer.read().decode()
        resource.prlimit(worker, resource.RLIMIT_FSIZE, before)
        assert added(address)[0] == 303
