"""Whom an address stands for."""

import pytest

from dongling_web.http.addresses import forwarded, place


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:" + "x" * 100, "unix:" + "x" * 59),
    ],
)
def test_an_address_of_ipv6_stands_for_its_network(address: str, who: str) -> None:
    assert place(address) == who


@pytest.mark.parametrize(
    ("told", "who"),
    [("192.0.2.7", "192.0.2.7"), ("10.9.9.9, 192.0.2.7", "192.0.2.7"), ("", ""), ("a,b, 2001:db8::1 ", "2001:db8::1")],
)
def test_a_proxy_is_believed_only_in_what_it_has_seen_itself(told: str, who: str) -> None:
    assert forwarded(told) == who
