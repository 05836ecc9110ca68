"""One writer at a time, over real documents on the real cluster."""

import time

import pytest

from dongling.problems import AWAY, DonglingError
from dongling_search.engines.opensearch.cluster import Cluster
from dongling_search.engines.opensearch.lease import Lease


@pytest.fixture
def lease(name: str) -> str:
    """Return the name of a lease; its index is removed with those of the test."""
    return f"{name}.lease"


def test_a_second_writer_waits_and_is_then_told(reach: Cluster, lease: str) -> None:
    with Lease(reach, lease).held(), pytest.raises(DonglingError, match="另一个程序正在写") as told:
        Lease(reach, lease, wait=0.3).held().__enter__()
    assert told.value.status == AWAY


def test_a_second_writer_has_its_turn_when_the_first_is_done(reach: Cluster, lease: str) -> None:
    first, second = Lease(reach, lease), Lease(reach, lease, wait=0.3)
    for _ in range(2):
        with first.held():
            first.must_hold()
        with second.held():
            second.must_hold()


def test_a_writer_that_goes_on_beating_is_never_taken_for_dead(reach: Cluster, lease: str) -> None:
    with Lease(reach, lease, stale=1).held(), pytest.raises(DonglingError):
        Lease(reach, lease, wait=4, stale=1.5).held().__enter__()


def test_a_writer_that_died_is_followed_by_the_next_and_does_not_come_back(reach: Cluster, lease: str) -> None:
    dead = Lease(reach, lease, stale=3600)
    with dead.held():
        with Lease(reach, lease, stale=0.5).held():
            pass
        with Lease(reach, lease, stale=0.5).held():
            time.sleep(0.1)
    with Lease(reach, lease, wait=0.3).held():
        pass


def test_a_writer_whose_lease_was_taken_knows_it(reach: Cluster, lease: str) -> None:
    slow = Lease(reach, lease, stale=5)
    with slow.held(), Lease(reach, lease, stale=0.2).held():
        time.sleep(2)
        with pytest.raises(DonglingError, match="另一个程序"):
            slow.must_hold()
