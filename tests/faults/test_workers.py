"""Workers that are killed, that end themselves, that hang: another answers, and whoever did it twice is left out."""

import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

from dongling.testing import unit_text
from dongling_web.server.server import GRACE
from tests.dongling_web.processes import is_running, workers_of
from tests.faults.conftest import SEEN
from tests.faults.served import READER, STRANGER, Site, no_traceback, site_of, start
from tests.faults.site_process import until

PLUGIN = """
import os, time
from dongling import hookimpl

@hookimpl
def unit_panels(unit):
    if unit.identifier == "u-exits":
        os._exit(7)
    while unit.identifier == "u-hangs":
        time.sleep(1)
    return []
"""
HUNG_AFTER = 2
SOON = 2.0
"""Seconds after which another worker has been started; when it answers is the machine's affair, and told at the end."""


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """Return a folder with three units."""
    folder = tmp_path / "courses"
    folder.mkdir()
    for name in ("u-well", "u-exits", "u-hangs"):
        (folder / f"{name}.yaml").write_text(unit_text(name), encoding="utf-8")
    return folder


@contextmanager
def running(courses: Path, *options: str, first: tuple[str, ...] = ()) -> Iterator[tuple[Site, int]]:
    """Serve a folder; give the site and the process that supervises it. It ends well."""
    state = courses.with_name("state")
    with start([courses], state, *options, first=first) as process:
        try:
            yield site_of(process), process.pid
        finally:
            process.terminate()
    assert process.returncode == 0, no_traceback(state)


def answered(site: Site, path: str = "/healthz") -> bool:
    """Tell whether a page is shown; a connection that breaks is none."""
    try:
        return site.get(path).status == 200
    except (OSError, EOFError):
        return False


def broken(site: Site, path: str, at: str = READER) -> bool:
    """Tell whether whoever asks for a page is left without an answer."""
    try:
        return site.get(path, at).status == 0
    except (OSError, EOFError):
        return True


def said(courses: Path) -> str:
    """Return what the site has said to whoever started it."""
    return no_traceback(courses.with_name("state"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_worker_that_is_killed_is_replaced_within_two_seconds(courses: Path, workers: str) -> None:
    with running(courses, "--workers", workers, first=("--safe-mode",)) as (site, supervisor):
        until(lambda: len(workers_of(supervisor)) == int(workers))
        for _ in range(2):
            kill_and_see(site, supervisor, int(workers))
    assert said(courses).count("SIGKILL") == 2


def kill_and_see(site: Site, supervisor: int, workers: int) -> None:
    """Kill a worker, and hold that another is there soon."""
    before = workers_of(supervisor)[0]
    os.kill(before, signal.SIGKILL)
    begun = time.monotonic()
    assert until(lambda: len(set(workers_of(supervisor)) - {before}) == workers) <= SOON
    until(partial(answered, site))
    SEEN.append(f"a worker of {workers} killed: a page again after {time.monotonic() - begun:.1f} s")


def test_a_request_that_comes_while_nobody_is_there_waits_for_the_next_worker(courses: Path) -> None:
    with running(courses, first=("--safe-mode",)) as (site, supervisor):
        os.kill(workers_of(supervisor)[0], signal.SIGKILL)
        assert site.get("/").status == 200


@pytest.fixture
def plugin(tmp_path: Path) -> tuple[str, ...]:
    """Return the options that load a plugin which ends or hangs its process."""
    file = tmp_path / "harmful.py"
    file.write_text(PLUGIN, encoding="utf-8")
    return "--plugin", str(file), "--plugins-off", "donglin,lianyuan,qiaoyi"


def is_named(site: Site, courses: Path) -> bool:
    """Tell whether a site says that it does without the plugin."""
    return json.loads(site.get("/healthz").text)["status"] == "degraded" and "harmful" in said(courses)


def test_a_plugin_that_ends_the_process_twice_is_left_out_and_its_page_shown(
    courses: Path, plugin: tuple[str, ...]
) -> None:
    with running(courses, first=plugin) as (site, _):
        for _ in range(2):
            assert broken(site, "/units/u-exits?door=teacher")
            until(partial(answered, site))
        assert site.get("/units/u-exits?door=teacher").status == 200
        assert is_named(site, courses)
    with running(courses, first=plugin) as (site, _):
        assert site.get("/units/u-exits?door=teacher").status == 200
        assert is_named(site, courses)


def test_a_plugin_that_was_left_out_is_loaded_again_when_it_has_changed(courses: Path, plugin: tuple[str, ...]) -> None:
    with running(courses, first=plugin) as (site, supervisor):
        for _ in range(2):
            assert broken(site, "/units/u-exits?door=teacher")
            until(partial(answered, site))
        before = workers_of(supervisor)
        Path(plugin[1]).write_text(PLUGIN.replace("return []", "return ['mended']"), encoding="utf-8")
        os.kill(supervisor, signal.SIGHUP)
        until(lambda: workers_of(supervisor) and not set(before) & set(workers_of(supervisor)))
        assert "mended" in site.get("/units/u-well?door=teacher").text


def hang(site: Site) -> ExitStack:
    """Have every thread of a worker hang, asked by two addresses; return what holds the connections open."""
    held = ExitStack()
    for number in range(12):
        at = (STRANGER, "127.0.0.10")[number % 2]
        held.enter_context(site.open(at, b"GET /units/u-hangs?door=teacher HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
    return held


def test_a_worker_all_of_whose_threads_hang_is_replaced_and_the_plugin_left_out_the_second_time(
    courses: Path, plugin: tuple[str, ...]
) -> None:
    with running(courses, "--hung-after", str(HUNG_AFTER), first=plugin) as (site, _):
        for _ in range(2):
            with hang(site):
                time.sleep(1.5)  # until then a worker takes connections, which are lost with it
                answer = site.get("/healthz")
                assert answer.status == 200
                SEEN.append(f"all threads hang: who asks 1.5 s later has a page after {answer.seconds:.1f} s")
        assert site.get("/units/u-hangs?door=teacher").status == 200
        assert is_named(site, courses)


class Client(threading.Thread):
    """Asks for pages one after the other, on one connection or on many, and notes what was not answered."""

    def __init__(self, site: Site, *, keeps: bool) -> None:
        super().__init__()
        self._site, self._keeps = site, keeps
        self.answered, self.reset = 0, list[str]()
        self.refused = threading.Event()
        self.start()

    def run(self) -> None:
        """Ask until nobody listens any more."""
        while not self.refused.is_set():
            try:
                one = socket.create_connection(("127.0.0.1", self._site.port), timeout=30)
            except ConnectionRefusedError:
                return
            except OSError as error:
                self.reset.append(f"connecting: {error!r}")
                return
            with one, one.makefile("rb") as answers:
                while self._ask(one, answers) and self._keeps:
                    pass

    def _ask(self, one: socket.socket, answers: object) -> bool:
        """Ask once; return whether the connection goes on."""
        readline, read = answers.readline, answers.read  # type: ignore[attr-defined]  # a buffered reader
        try:
            one.sendall(b"GET /search?q=%d HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" % self.answered)
            status = readline()
            head = b"".join(iter(readline, b"\r\n"))
            length = int(head.lower().partition(b"content-length: ")[2].split()[0])
            whole = len(read(length)) == length and status.startswith(b"HTTP/1.1 200")
        except (OSError, IndexError, ValueError) as error:
            self.reset.append(repr(error))
            return False
        if not whole:
            self.reset.append(f"half an answer: {status!r}")
        self.answered += 1
        return b"connection: close" not in head.lower()


def clients(site: Site) -> list[Client]:
    """Return six who ask, three of them on connections that they keep."""
    return [Client(site, keeps=number % 2 == 0) for number in range(6)]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_no_connection_of_six_clients_is_reset_when_the_site_ends(courses: Path, workers: str) -> None:
    for _ in range(3):
        end_under_load(courses, workers)


def end_under_load(courses: Path, workers: str) -> None:
    """End a site while six ask; hold that nobody's connection is reset, and that it does not wait for its grace."""
    with running(courses, "--workers", workers, first=("--safe-mode",)) as (site, supervisor):
        asking = clients(site)
        until(lambda: all(one.answered > 5 for one in asking))
        os.kill(supervisor, signal.SIGTERM)
        assert until(lambda: not is_running(supervisor)) < GRACE
        for one in asking:
            one.join(20)
    assert [one.reset for one in asking if one.reset] == []
    told = sum(one.answered for one in asking)
    SEEN.append(f"six clients, {workers} workers, SIGTERM: {told} answers, 0 resets")


def test_no_request_is_lost_while_workers_are_renewed_one_after_the_other(courses: Path) -> None:
    with running(courses, "--workers", "2", first=("--safe-mode",)) as (site, supervisor):
        until(lambda: len(workers_of(supervisor)) == 2)
        before, asking = workers_of(supervisor), clients(site)
        os.kill(supervisor, signal.SIGHUP)
        until(lambda: len(workers_of(supervisor)) == 2 and not set(before) & set(workers_of(supervisor)))
        for one in asking:
            one.refused.set()
        os.kill(supervisor, signal.SIGTERM)
        for one in asking:
            one.join(20)
        assert [one.reset for one in asking if one.reset] == []
        assert sum(one.answered for one in asking) > 20


def test_a_long_answer_is_given_to_its_end_when_the_site_ends(courses: Path, tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text(PLUGIN.replace('while unit.identifier == "u-hangs":', "if True:"), encoding="utf-8")
    with (
        running(courses, first=("--plugin", str(slow), "--plugins-off", "donglin,lianyuan,qiaoyi")) as (site, pid),
        site.open(READER, b"GET /units/u-well HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") as one,
    ):
        time.sleep(0.3)
        os.kill(pid, signal.SIGTERM)
        assert one.recv(12) == b"HTTP/1.1 200"


def test_when_the_supervisor_is_killed_no_worker_stays(courses: Path) -> None:
    state = courses.with_name("state")
    with start([courses], state, "--workers", "2", first=("--safe-mode",)) as process:
        site_of(process)
        workers = workers_of(process.pid)
        process.kill()
    assert until(lambda: not any(map(is_running, workers))) < 1


def test_two_sites_on_one_state_folder_both_answer_and_find_what_is_saved(courses: Path) -> None:
    with (
        running(courses, "--workers", "2", first=("--safe-mode",)) as (one, _),
        running(courses, first=("--safe-mode",)) as (two, _),
    ):
        (courses / "new.yaml").write_text(unit_text("u-new", name="古运河畔的新课"), encoding="utf-8")
        for site in (one, two):
            for _ in range(4):
                until(lambda: "u-new" in site.found("古运河畔"))  # noqa: B023 - asked at once


def test_all_workers_count_what_one_address_writes(courses: Path) -> None:
    with running(courses, "--workers", "2", first=("--safe-mode",)) as (site, supervisor):
        until(lambda: len(workers_of(supervisor)) == 2)
        time.sleep(1)
        begun = [site.post("/drafts/add", {"unit": "u-well"}).status for _ in range(310)]
    assert begun.count(303) == 300
    assert set(begun[-10:]) == {429}
