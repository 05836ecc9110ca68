"""Counts of requests in the format of Prometheus, over all workers: each writes to files that any of them adds up."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from os import environ
from typing import TYPE_CHECKING, Any

from dongling_web.server.visit import Visit

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import GaugeMetricFamily

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable that names the folder of those files; without it this process counts alone."""


class Metrics:
    """What is counted; `health` says at each answer how the site is, as `/healthz` does."""

    def __init__(self, health: Callable[[], Mapping[str, Any]]) -> None:
        self._health = health

    @cached_property
    def _registry(self) -> "CollectorRegistry":
        from prometheus_client import CollectorRegistry

        return CollectorRegistry()

    @cached_property
    def _counts(self) -> tuple[Any, Any]:
        """Return the counts, made at the first request: a site that starts does not wait for their library."""
        from prometheus_client import Counter, Histogram

        Counter("dongling_worker_starts", "Workers that were started", registry=self._registry).inc()
        asked = Counter("dongling_requests", "Requests by room and status", ("room", "status"), registry=self._registry)
        took = Histogram(
            "dongling_request_seconds", "Seconds until an answer began", ("room",), registry=self._registry
        )
        return asked, took

    def note(self, visit: Visit) -> None:
        """Count a request."""
        asked, took = self._counts
        asked.labels(visit.room, visit.status).inc()
        took.labels(visit.room).observe(visit.seconds)

    def text(self) -> tuple[bytes, str]:
        """Return what is counted so far by all workers, and of what type that is."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.exposition import CONTENT_TYPE_LATEST
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry() if environ.get(FOLDER) else self._registry
        if environ.get(FOLDER):
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it is annotated in part
        return generate_latest(registry) + generate_latest(_Now(self._health())), CONTENT_TYPE_LATEST


class _Now:
    """How the site is, as numbers."""

    def __init__(self, health: Mapping[str, Any]) -> None:
        self._health = health

    def collect(self) -> "Iterator[GaugeMetricFamily]":
        """Yield a gauge for each number of `/healthz`, and whether all is well."""
        from prometheus_client.core import GaugeMetricFamily

        yield GaugeMetricFamily("dongling_ok", "Whether all is well", value=self._health["status"] == "ok")
        for name, value in self._health.items():
            if isinstance(value, int | float):
                yield GaugeMetricFamily(f"dongling_{name}", f"The field {name} of /healthz", value=value)
