"""Slips with an invitation each: on a page to print, eight a sheet, and as a file.

Links are known only right after they were made. Whoever wants them in another form sends them along: nothing here
keeps them.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from flask import Response, make_response, render_template
from markupsafe import Markup

from dongling.accounts import ROLE_NAMES, Grant
from dongling.problems import DonglingError, Said
from dongling.store.accounts.tokens import INVITATION
from dongling.store.register.person_line import Invited
from dongling_web.display.qr import qr_svg
from dongling_web.display.text import day
from dongling_web.http.context import current_catalog
from dongling_web.http.own_address import is_reached_only_here, reached_root
from dongling_web.languages.words import name_of, said_here, spoken

AT_ONCE = 200
"""So many slips stand on one page: more are printed in several goes."""
_LINK = re.compile(r"https?://[^\s\"<>]{1,200}/account/link/[\w-]{32}", re.ASCII)
_ACTS = ("=", "+", "-", "@", "\t")
"""What a table program would take for a formula."""
_WRONG = Said(
    "这不是刚才给出的链接，没有东西可以打印；请管理员再邀请一次",
    "these are not the links that were just given, so there is nothing to print; invite once more",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """An invitation as its person gets it: name, what she is where, the address that opens once, and till when."""

    name: str
    place: str
    address: str
    until: str

    @property
    def code(self) -> Markup:
        """Return the address as a QR code."""
        return qr_svg(self.address)


def slips_of(invited: Iterable[Invited], ends: dt.datetime | None = None) -> list[Slip]:
    """Return the slips of people with new links, in the language of this request; invitations unless it says when."""
    until = day((ends or dt.datetime.now(dt.UTC) + INVITATION).astimezone().date())
    root, mark = reached_root(), spoken("、")
    return [
        Slip(one.person.name, mark.join(map(grant_said, sorted(one.person.grants))), _address(root, one.token), until)
        for one in invited
    ]


def grant_said(grant: Grant) -> str:
    """Return a role at a school in words."""
    role = said_here(ROLE_NAMES[grant.role])
    return f"{name_of('school', grant.school, current_catalog())} · {role}" if grant.school else role


def slips_page(slips: Sequence[Slip], left: int = 0) -> Response:
    """Return the page of new links: the one time that they are told. `left` is how many got none."""
    return own(
        render_template(
            "people/slips.html",
            slips=slips if len(slips) <= AT_ONCE else (),
            total=len(slips),
            left=left,
            parts=[slips_csv(part) for part in _parts(slips)] if len(slips) > AT_ONCE else (),
            at_once=AT_ONCE,
            every=slips_csv(slips),
            only_here=is_reached_only_here(),
        )
    )


def slips_csv(slips: Iterable[Slip]) -> str:
    """Return slips as a table, without a cell that a table program would run."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow((spoken("名字"), spoken("学校和角色"), spoken("链接"), spoken("有效到")))
    writer.writerows([_harmless(cell) for cell in astuple(slip)] for slip in slips)
    return table.getvalue()


def slips_in(text: str) -> list[Slip]:
    """Return the slips of a table that was made here. Raises DonglingError for any other."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    except csv.Error:
        rows = []
    if not rows or not all(len(row) == 4 and _LINK.fullmatch(row[2]) for row in rows):
        raise DonglingError(_WRONG)
    return [Slip(*(cell.removeprefix("'") for cell in row)) for row in rows]


def own(text: str, status: int = 200) -> Response:
    """Return a page with keys: its length must not tell what it says."""
    response = make_response(text, status)
    response.cache_control.no_transform = True
    return response


def _address(root: str, token: str) -> str:
    return f"{root}account/link/{token}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ACTS) else cell


def _parts(slips: Sequence[Slip]) -> list[Sequence[Slip]]:
    return [slips[first : first + AT_ONCE] for first in range(0, len(slips), AT_ONCE)]
