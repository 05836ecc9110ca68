"""Whatever number stands in an address or a form, no route fails: not a long one, nor one in other figures.

The routes come from the app's own map; names of fields from its templates and from what its code asks for.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.routing import Rule

import dongling_web
from dongling.store import Store
from tests.dongling.store.accounts.making import DISTRICT, TEACHER_EAST, signed_in, somebody
from tests.dongling_web.accounts.conftest import SignIn

NUMBERS = [
    "0",
    "-1",
    str(2**31),
    str(2**63),
    str(-(2**63) - 1),
    "1" * 400,
    "9" * 5000,
    "\uff11\uff12",
    "٣",
    "²",
    "1e9",
    "0x1",
    "+1",
]
WORST = [str(2**31), str(2**63), "9" * 5000]
_ASKED = re.compile(
    r"(?:args|form|values|fields)\.get(?:list)?\(\s*\"([\w-]+)\"|_(?:asked|number)\((?:fields, )?\"(\w+)\""
)
_FIELD = re.compile(r"\bname=\"([\w-]+)\"")
_BASE = {"do": "move", "name": "陆老师", "role": "teacher", "school": "east", "sharing": "private", "every": ""}


def names() -> list[str]:
    """Return the names of all fields that a page has or its code asks for."""
    root = Path(dongling_web.__path__[0])
    in_code = {name for file in root.rglob("*.py") for pair in _ASKED.findall(file.read_text("utf-8")) for name in pair}
    on_pages = {name for file in root.rglob("*.html") for name in _FIELD.findall(file.read_text("utf-8"))}
    return sorted((in_code | on_pages) - {"", "viewport", "description", "color-scheme", "theme-color"})


def filled(rule: Rule, number: str) -> str:
    """Return the address of a route with a number in the place of all that varies."""
    return re.sub(r"<(?:\w+(?:\([^)]*\))?:)?\w+>", quote(number, safe=""), rule.rule)


def routes(site: Flask) -> Iterator[tuple[Rule, str]]:
    """Yield every route and method, but for signing out and the files of the site."""
    for rule in site.url_map.iter_rules():
        if rule.endpoint in ("accounts.sign_out", "static") or rule.rule == "/healthz":
            continue
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method


@pytest.fixture
def filled_store(store: Store) -> Store:
    """Return the store with somebody in it, who has a draft on the shelf."""
    lu = somebody(store, "陆老师", TEACHER_EAST)
    signed_in(store, lu)
    return store


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
def test_no_route_fails_for_a_number_in_its_address_or_in_any_field(
    site: Flask, filled_store: Store, sign_in: SignIn, number: str
) -> None:
    somebody(filled_store, "区里", DISTRICT)
    client, fields = sign_in("区里"), dict.fromkeys(names(), number)
    assert {"person", "item", "page", "below", "folder", "version"} <= fields.keys()
    for rule, method in routes(site):
        for data in (fields, fields | _BASE, _BASE):
            sent: dict[str, Any] = {"query_string": data} if method == "GET" else {"data": data}
            for address in {filled(rule, number), filled(rule, "1")}:
                answer = client.open(address, method=method, **sent)
                assert answer.status_code < 500, (rule, method, address[:80], answer.text[-1500:])


@pytest.mark.parametrize("number", WORST, ids=lambda number: number[:12])
def test_no_page_fails_for_one_field_that_is_a_number(
    site: Flask, filled_store: Store, sign_in: SignIn, number: str
) -> None:
    somebody(filled_store, "区里", DISTRICT)
    client = sign_in("区里")
    for rule, method in routes(site):
        if method == "GET":
            for name in ("page", "below", "item", "folder", "year", "version", "minutes", "step", "from", "to", "q"):
                answer = client.get(filled(rule, "1"), query_string={name: number})
                assert answer.status_code < 500, (rule, name, answer.text[-1500:])
