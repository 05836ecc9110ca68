"""One request and its answer, as it is told to logs and counts."""

from contextvars import ContextVar
from dataclasses import dataclass

NUMBER: ContextVar[str] = ContextVar("request", default="-")
"""The number of the request that this thread answers."""


@dataclass(frozen=True)
class Visit:
    """One request and its answer; `room` is the part of the site that answered, `seconds` until the head was sent."""

    number: str
    address: str
    method: str
    path: str
    room: str
    status: int
    size: str
    seconds: float
