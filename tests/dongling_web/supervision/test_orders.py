"""What a process that the supervisor starts is told."""

import os

import pytest

from dongling import Said
from dongling_web.supervision.orders import Orders, taken_orders


def test_orders_travel_in_the_environment_and_are_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken_orders() is None
    reads, writes = os.pipe()
    os.set_inheritable(reads, True)
    orders = Orders("worker", wire=reads, listening=(writes,), number=2, left_out={"a": Said("停", "hung")})
    assert orders.files == (reads, writes)
    monkeypatch.setattr(os, "environ", orders.as_environment())
    assert taken_orders() == orders
    assert not os.get_inheritable(reads)
    assert taken_orders() is None
    os.close(reads)
    os.close(writes)
