"""`/metrics`: what a site has done so far, for whoever watches over it with Prometheus."""

from ipaddress import ip_address

from flask import Blueprint, Flask, Response, abort, request

from dongling_web.server.metrics import Metrics

_FORWARDED = ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")


def keep_metrics(app: Flask, metrics: Metrics, *, everybody: bool) -> None:
    """Give `app` the page of its metrics; without `everybody` only this machine sees that it is there."""
    routes = Blueprint("metrics", __name__)

    @routes.get("/metrics")
    def answer() -> Response:
        if not everybody and not _asked_from_here():
            abort(404)
        text, kind = metrics.text()
        return Response(text, content_type=kind)

    app.register_blueprint(routes)


def _asked_from_here() -> bool:
    """Tell whether a request comes from this machine itself, and no proxy passed it on for somebody else."""
    try:
        local = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
    return local and not any(name in request.headers for name in _FORWARDED)
