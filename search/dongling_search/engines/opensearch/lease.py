"""One writer at a time, whichever machine it is on: a document on the cluster that the writer keeps beating.

A writer that dies stops beating. Whoever waits sees the same beat for some seconds on its own clock, and takes over;
no two clocks are compared. Every step is a compare-and-set, so that two can never hold it.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from opensearchpy.exceptions import ConflictError, NotFoundError

from dongling.problems import AWAY, DonglingError, Said
from dongling_search.engines.opensearch.cluster import Cluster

STALE = 10.0
"""Seconds without a beat after which a writer is taken for dead; it beats five times as often."""
WAIT = 20.0
"""Seconds to wait for another writer."""
_WRITER = "writer"


@dataclass(frozen=True, slots=True)
class Beat:
    """The place of the lease in the history of its document."""

    number: int
    term: int

    @classmethod
    def of(cls, answer: Any) -> "Beat":
        """Return the beat that an answer of the cluster names."""
        return cls(answer["_seq_no"], answer["_primary_term"])


class Lease:
    """The right to write, kept in the index `name`."""

    def __init__(self, cluster: Cluster, name: str, wait: float = WAIT, stale: float = STALE) -> None:
        self._cluster, self._name = cluster, name
        self._wait, self._stale = wait, stale
        self._owner = uuid4().hex
        self._beat: Beat | None = None
        self._turn = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lease; raises DonglingError when another writer does not let go of it."""
        with self._turn:
            self._take()
            done = threading.Event()
            beating = threading.Thread(target=self._go_on, args=(done,), name="dongling-lease", daemon=True)
            beating.start()
            try:
                yield
            finally:
                done.set()
                beating.join()
                self._give_back()

    def must_hold(self) -> None:
        """Raise DonglingError if the lease was lost to another writer meanwhile."""
        if self._beat is None:
            raise DonglingError(_taken(), status=AWAY)

    def _take(self) -> None:
        self._cluster.create(self._name, {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}})
        until, last, since = time.monotonic() + self._wait, None, time.monotonic()
        while (mine := self._put(None)) is None:
            other = self._other()
            if other != last:
                last, since = other, time.monotonic()
            if other and time.monotonic() - since > self._stale and (mine := self._put(other)):
                break
            if time.monotonic() > until:
                raise DonglingError(_taken(), status=AWAY)
            time.sleep(0.1)
        self._beat = mine

    def _put(self, after: Beat | None) -> Beat | None:
        """Write the document as the next after a beat, or as the first; None when another was quicker."""
        place: dict[str, Any] = (
            {"if_seq_no": after.number, "if_primary_term": after.term} if after else {"op_type": "create"}
        )
        body = {"owner": self._owner, "beat": uuid4().hex}
        client = self._cluster.writer
        try:
            return Beat.of(
                self._cluster.write(lambda: client.index(index=self._name, id=_WRITER, body=body, params=place))
            )
        except ConflictError:
            return self._mine(body["beat"])

    def _mine(self, beat: str) -> Beat | None:
        """Return the beat if it was ours after all: a request whose answer was lost is sent again."""
        with suppress(NotFoundError):
            document = self._cluster.write(lambda: self._cluster.writer.get(index=self._name, id=_WRITER))
            return Beat.of(document) if document["_source"]["beat"] == beat else None
        return None

    def _other(self) -> Beat | None:
        with suppress(NotFoundError):
            return Beat.of(self._cluster.write(lambda: self._cluster.writer.get(index=self._name, id=_WRITER)))
        return None

    def _go_on(self, done: threading.Event) -> None:
        while self._beat and not done.wait(self._stale / 5):
            with suppress(DonglingError):  # the cluster is away for a moment; the writer itself will tell
                self._beat = self._put(self._beat)

    def _give_back(self) -> None:
        mine, self._beat = self._beat, None
        if mine:
            place = {"if_seq_no": mine.number, "if_primary_term": mine.term}
            with suppress(NotFoundError, ConflictError, DonglingError):  # it goes stale by itself
                self._cluster.write(lambda: self._cluster.writer.delete(index=self._name, id=_WRITER, params=place))


def _taken() -> Said:
    return Said(
        "另一个程序正在写集群上的索引；检索照常，请等它写完再试",
        "another program is writing the index on the cluster; search goes on, wait until it is done and try again",
    )
