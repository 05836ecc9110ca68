"""Whom an address stands for, so that a limit counts people and not the numbers they come with."""

from ipaddress import ip_address, ip_network


def place(address: str) -> str:
    """Return whom an address stands for: with IPv6 the network, since one machine has as many addresses as it likes."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address


def forwarded(told: str) -> str:
    """Return for whom a proxy asks, by its `X-Forwarded-For`: the last is the one that it has seen itself."""
    return told.rpartition(",")[2].strip()
