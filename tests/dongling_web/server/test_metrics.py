"""Counts of requests: over all workers, in the format of Prometheus, for this machine alone."""

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from flask import Flask

from dongling.testing import WriteContent, unit_text
from dongling_web.api.metrics import keep_metrics
from dongling_web.server.metrics import FOLDER, Metrics
from dongling_web.server.visit_watch import watch_visits
from tests.dongling_web.commands.test_serve import read, served


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Return an app that counts for itself."""
    monkeypatch.delenv(FOLDER, raising=False)
    app, metrics = Flask("counted"), Metrics(lambda: {"status": "degraded", "units": 3, "disk": "full"})
    keep_metrics(app, metrics)
    watch_visits(app, [metrics.note])
    return app


def test_requests_are_counted_by_room_and_status_and_health_as_numbers(app: Flask) -> None:
    client = app.test_client()
    client.get("/none")
    client.get("/metrics")
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain")
    for line in (
        'dongling_requests_total{room="-",status="404"} 1.0',
        'dongling_requests_total{room="metrics",status="200"} 1.0',
        'dongling_request_seconds_count{room="metrics"} 1.0',
        "dongling_worker_starts_total 1.0",
        "dongling_units 3.0",
        "dongling_ok 0.0",
    ):
        assert line in answer.text.splitlines()
    assert "dongling_disk" not in answer.text


@pytest.mark.parametrize(
    "environ",
    [{"REMOTE_ADDR": "10.0.0.8"}, {"HTTP_X_FORWARDED_FOR": "10.0.0.8"}, {"HTTP_VIA": "1.1 a"}, {"REMOTE_ADDR": ""}],
)
def test_nobody_elsewhere_sees_that_it_is_there(app: Flask, environ: dict[str, str]) -> None:
    assert app.test_client().get("/metrics", environ_overrides=environ).status_code == 404


def test_any_worker_tells_the_sum_of_all(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with served(folder, tmp_path, "--workers", "2") as (process, address):
        for _ in range(40):
            read(f"{address}units/a")
        told = {read(f"{address}metrics") for _ in range(5)}
        counts = {re.findall(r'requests_total{room="units",status="200"} (\S+)', one)[0] for one in told}
        assert counts == {"40.0"}
        process.terminate()
        assert process.wait(20) == 0


def test_it_can_be_switched_off(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    with (
        served(folder, tmp_path, "--metrics", "off") as (_, address),
        pytest.raises(urllib.error.HTTPError, match="404"),
    ):
        urllib.request.urlopen(f"{address}metrics")
