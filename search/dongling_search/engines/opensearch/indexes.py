"""The life of an index on the cluster: an alias names the one in use, and each says in its `_meta` what it holds.

A new index is filled aside under a name of its own, and the alias changes over to it in one step. What the alias does
not name is swept up by the next writer. An index that is being changed in place is marked: should its writer die, it
goes on answering, but counts as unsound for the next writer, who makes it anew.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from typing import Any
from uuid import uuid4

from opensearchpy.exceptions import NotFoundError

from dongling.problems import AWAY, DonglingError, Said
from dongling_search.engines.opensearch.cluster import WRITING, Cluster
from dongling_search.engines.opensearch.shape import index_body

Action = tuple[str, str, dict[str, Any]]
"""What is done to a unit: "index" or "delete", its identifier, and how it is sent."""
BATCH = 250
LONG = 600
"""Seconds that merging and copying may take."""
_LATER = {429, 502, 503, 504}
"""What the cluster answers when it can't take a unit now."""


@dataclass(frozen=True, slots=True)
class State:
    """What an index says of itself: the sum of its units' marks, how many, who made it, and whether it is in change."""

    made_by: str
    total: str = "0"
    count: int = 0
    changing: bool = False


class Indexes:
    """The indexes of one alias."""

    def __init__(self, cluster: Cluster, alias: str, shards: int) -> None:
        self._cluster, self._alias, self._shards = cluster, alias, shards
        self._indices = cluster.writer.indices

    def current(self) -> tuple[str, State] | None:
        """Return the index in use and what it says of itself; None when there is none of ours."""
        try:
            mappings = self._cluster.read(lambda: self._cluster.client.indices.get_mapping(index=self._alias))
        except NotFoundError:
            return None
        for name, index in mappings.items():
            meta = index["mappings"].get("_meta", {})
            if meta.keys() == State.__dataclass_fields__.keys():
                return name, State(**meta)
        return None

    def fresh(self, state: State) -> str:
        """Make an index that nobody sees yet."""
        name = f"{self._alias}-{uuid4().hex}"
        self._cluster.create(name, index_body(self._shards, asdict(state)))
        return name

    def say(self, name: str, state: State) -> None:
        """Let an index say something else of itself."""
        body = {"_meta": asdict(state)}
        self._cluster.write(lambda: self._indices.put_mapping(index=name, body=body))

    def write(self, name: str, actions: Iterable[Action]) -> None:
        """Do all to an index, in batches; what the cluster can't take now is sent again."""
        rest = iter(actions)
        while batch := list(islice(rest, BATCH)):
            until, pause = time.monotonic() + WRITING, 0.1
            while batch := self._send(name, batch):
                if time.monotonic() > until:
                    raise DonglingError(_full(), status=AWAY)
                time.sleep(pause)
                pause = min(2 * pause, 5.0)

    def _send(self, name: str, batch: list[Action]) -> list[Action]:
        """Send a batch; return what is to be sent again."""
        lines = list(_lines(batch))
        answer = self._cluster.write(lambda: self._cluster.writer.bulk(index=name, body=lines))
        if not answer["errors"]:
            return []
        results = [next(iter(item.values())) for item in answer["items"]]
        for (_, identifier, _), result in zip(batch, results, strict=True):
            if result["status"] >= 400 and result["status"] not in {404, *_LATER}:
                raise DonglingError(_not_taken(identifier, result["error"]["reason"]), status=AWAY)
        return [action for action, result in zip(batch, results, strict=True) if result["status"] in _LATER]

    def show(self, name: str) -> None:
        """Let searches see what was written."""
        self._cluster.write(lambda: self._indices.refresh(index=name, params={"request_timeout": LONG}))

    def settle(self, name: str) -> None:
        """Wait until an index has its copies, merged into few segments."""
        health = {"wait_for_no_initializing_shards": "true", "timeout": f"{LONG}s", "request_timeout": LONG}
        merging = {"max_num_segments": 1, "request_timeout": LONG}
        self._cluster.write(lambda: self._indices.forcemerge(index=name, params=merging))
        self._cluster.write(lambda: self._cluster.writer.cluster.health(index=name, params=health))

    def switch(self, name: str) -> None:
        """Make an index the one in use."""
        every = {"index": f"{self._alias}-*", "alias": self._alias, "must_exist": False}
        actions = [{"remove": every}, {"add": {"index": name, "alias": self._alias}}]
        self._cluster.write(lambda: self._indices.update_aliases(body={"actions": actions}))

    def sweep(self) -> None:
        """Remove the indexes that are not in use."""
        aliases = self._cluster.write(lambda: self._indices.get_alias(index=f"{self._alias}-*"))
        for name in [name for name, index in aliases.items() if self._alias not in index["aliases"]]:
            self._cluster.write(partial(self._indices.delete, index=name, params={"ignore_unavailable": "true"}))


def _lines(batch: list[Action]) -> Iterator[dict[str, Any]]:
    for what, identifier, body in batch:
        yield {what: {"_id": identifier}}
        if what != "delete":
            yield body


def _not_taken(identifier: str, reason: str) -> Said:
    return Said(
        f"检索集群不收单元 {identifier}：{reason}；索引没有换，仍用原来的",
        f"the search cluster does not take the unit {identifier}: {reason}; the index of before stays in use",
    )


def _full() -> Said:
    return Said(
        "检索集群太忙，写不进去；检索照常，过一会儿再试",
        "the search cluster is too busy to be written to; search goes on, try again later",
    )
