"""Files to keep: an answer that a browser saves under the name that its readers gave the thing, in Chinese too."""

import re
from urllib.parse import quote

from flask import Response

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
_LONGEST = 80


def attached(data: bytes, media_type: str, plain: str, name: str, suffix: str) -> Response:
    """Return a download called `name`; `plain` is its name for programs that know only ASCII (RFC 5987, RFC 6266)."""
    response = Response(data, mimetype=media_type)
    told = _NOT_IN_NAMES.sub(" ", name).strip(" .")[:_LONGEST] or plain
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}{suffix}\"; filename*=UTF-8''{quote(told + suffix, safe='')}"
    )
    return response
