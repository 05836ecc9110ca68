"""Row `memory`: what a site holds after 1,000 varied requests, and what a further process on the same state adds."""

import urllib.error
from collections.abc import Sequence

from bench.scale.corpora import Corpus
from bench.scale.loads import prime
from bench.scale.record import Value, Values
from bench.scale.sites import Site, site

REQUESTS = 1_000


def memory(content: Corpus) -> Values:
    """Ask one process, then a second one."""
    prime(content)
    asked = content.requests(REQUESTS)
    with site(content) as first:
        begun = first.rss()
        refused = asked_of(first, asked)
        alone, alone_pss = first.rss(), first.pss()
        with site(content) as second:
            refused += asked_of(second, asked)
            other, other_pss = second.rss(), second.pss()
            adds = first.pss() + other_pss - alone_pss
            together = first.rss() + other
            shares = first.pss() + other_pss
    note = f"{begun:.0f} MB at its first page" + (f"; {refused} refused" if refused else "")
    return {
        "rss": Value(alone, note),
        "worker": Value(adds, f"RSS {other:.0f} MB"),
        "together": Value(together, f"PSS {shares:.0f} MB"),
    }


def asked_of(up: Site, paths: Sequence[str]) -> int:
    """Ask for every page, one after the other; return how many were refused."""
    refused = 0
    for path in paths:
        try:
            up.get(path)
        except urllib.error.HTTPError as error:
            error.close()
            refused += 1
    return refused
