"""A file of an export as the answer to a request."""

import datetime as dt

from flask import Response, abort, request

from dongling.exporters import Dated, Exporter, When, carry
from dongling.model import Sequence, Unit
from dongling.problems import DonglingError, Said
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog, current_library
from dongling_web.languages.asked import current_tongue
from dongling_web.workload.desk import made


def exported(item: Unit | Sequence, name: str) -> Response:
    """Answer with the file of an item in the format `name`; 404 when nothing brings that format."""
    exporter = current_library().plugins.exporters().get(name) or abort(404)
    when = _when(request.args.get("day", ""), request.args.get("start", ""))
    data = made(item, (name, when), lambda: _carried(exporter, item, when), draws=True)
    return attached(data, exporter.media_type, item.identifier, item.name, exporter.suffix)


def _carried(exporter: Exporter, item: Unit | Sequence, when: When | None) -> bytes:
    try:
        return carry(exporter, item, current_catalog(), when, current_tongue()).data
    except DonglingError as error:
        if error.status == 1:
            raise RuntimeError(error.message.en) from error
        if when is None and isinstance(exporter, Dated):
            raise DonglingError(Said("放进日历要先选一个日期", "choose a day first")) from error
        raise


def _when(day: str, start: str) -> When | None:
    if not day:
        return None
    try:
        first = dt.date.fromisoformat(day)
        return When(first, dt.time.fromisoformat(start)) if start else When(first)
    except ValueError as error:
        raise DonglingError(
            Said("日期要写成 2026-12-01，时间要写成 08:30", "a day is 2026-12-01 and a time is 08:30")
        ) from error
