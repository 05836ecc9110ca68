"""A cluster for tests and benches: real nodes of OpenSearch, a process each, ended by their own ids."""

import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".venv" / "opensearch"
"""What scripts/opensearch.sh has made."""
START = 300
"""Seconds to wait for a cluster to be whole."""
HEAP = "384m"
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java starts sooner so, and runs slower: not for benches."""


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    with ExitStack() as stack:
        taken = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in taken:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in taken]


class Nodes:
    """Nodes that make up one cluster; any of them can be killed and started again."""

    def __init__(self, folder: Path, count: int, options: tuple[str, ...] = QUICK) -> None:
        self._folder, self._options = folder, options
        ports = free_ports(2 * count)
        self.http, self._transport = ports[:count], ports[count:]
        self.running: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def urls(self) -> str:
        """The addresses of all nodes, as the setting wants them."""
        return ",".join(f"http://127.0.0.1:{port}" for port in self.http)

    def start(self, number: int) -> None:
        """Start a node; it is there once `wait` returns."""
        java = [str(HOME / "java"), f"-Xms{HEAP}", f"-Xmx{HEAP}", *self._options, "--enable-native-access=ALL-UNNAMED"]
        program = ["-cp", str(HOME / "lib" / "*"), str(Path(__file__).with_name("ClusterNode.java"))]
        ports = map(str, (number, self.http[number], *self._transport))
        with (self._folder / f"node-{number}.log").open("ab") as log:
            self.running[number] = subprocess.Popen(
                [*java, *program, str(self._folder), *ports], stdin=subprocess.PIPE, stdout=log, stderr=log
            )

    def kill(self, number: int) -> None:
        """Kill a node, as a power cut would."""
        process = self.running.pop(number)
        process.kill()
        process.communicate()

    def wait(self, status: str = "green") -> None:
        """Wait until all running nodes are one cluster of a status."""
        until = time.monotonic() + START
        asked = f"/_cluster/health?wait_for_nodes={len(self.running)}&wait_for_status={status}&timeout=1s"
        while True:
            try:
                health = self.get(next(iter(self.running)), asked)
            except OSError:
                health = {"timed_out": True}
            if not health["timed_out"]:
                return
            if time.monotonic() > until:
                raise TimeoutError(self._last_words())
            time.sleep(0.2)

    def get(self, number: int, path: str) -> Any:
        """Return what a node answers."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http[number]}{path}", timeout=10) as answer:
            return json.load(answer)

    def memory_mb(self) -> list[int]:
        """Return what each node holds in memory."""
        found = []
        for process in self.running.values():
            lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
            found += [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")]
        return found

    def _last_words(self) -> str:
        logs = sorted(self._folder.glob("node-*.log"))
        return "\n".join(line for log in logs for line in log.read_text(errors="replace").splitlines()[-5:])


@contextmanager
def cluster(folder: Path, count: int = 3, options: tuple[str, ...] = QUICK) -> Iterator[Nodes]:
    """Run a cluster; all of its nodes have ended afterwards, whatever happened."""
    nodes = Nodes(folder, count, options)
    try:
        for number in range(count):
            nodes.start(number)
        nodes.wait()
        yield nodes
    finally:
        for number in list(nodes.running):
            nodes.kill(number)
