"""`/metrics`: what a site has done so far, for whoever watches over it with Prometheus."""

from collections.abc import Callable

from flask import Blueprint, Flask, Response, abort

from dongling_web.http.addresses import is_asked_at_hand
from dongling_web.server.metrics import Metrics


def keep_metrics(app: Flask, metrics: Metrics, may_see: Callable[[], bool] = is_asked_at_hand) -> None:
    """Give `app` the page of its metrics; who may not see it, asked at each request, is not told that it is there."""
    routes = Blueprint("metrics", __name__)

    @routes.get("/metrics")
    def answer() -> Response:
        if not may_see():
            abort(404)
        text, kind = metrics.text()
        return Response(text, content_type=kind)

    app.register_blueprint(routes)
