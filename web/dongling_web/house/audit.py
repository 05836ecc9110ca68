"""`/admin/audit`: who did what, when, to which thing; narrowed, a page at a time, and taken away as a table."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Response, current_app, render_template, request

from dongling.accounts import Action, schools_of
from dongling.store import Did
from dongling_web.drafts.held_store import store_if_any
from dongling_web.house.frame import administrator, page
from dongling_web.http.context import current_catalog
from dongling_web.http.numbers import LARGEST, whole_number
from dongling_web.languages.words import name_of, said_here, spoken

if TYPE_CHECKING:
    from dongling.store import AuditEntry, Wanted

MANY = 50
_KEPT = ("person", "did", "school", "day")
_HEADS = ("number", "at", "person", "name", "did", "thing", "school")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@page.get("/audit")
def audit() -> str:
    """Show a page of what is wanted, the newest first."""
    store, wanted, asked = store_if_any(current_app), _wanted(), _asked()
    below = whole_number(request.args.get("below"), LARGEST)
    rows = store.audit.listed(administrator(), wanted, below, MANY + 1) if store else []
    older = urlencode({**asked, "below": rows[MANY - 1].number}) if len(rows) > MANY else ""
    return render_template(
        "house/audit.html",
        rows=rows[:MANY],
        asked=asked,
        deeds=[(did.value, said_here(did.said)) for did in Did],
        schools=[(name, name_of("school", name, current_catalog())) for name in _schools()],
        older=older,
        further=below < LARGEST,
        newest=urlencode(asked),
        query=urlencode(asked),
        who=_who,
        done=_done,
    )


@page.get("/audit.csv")
def audit_csv() -> Response:
    """Return all of what is wanted as a table that spreadsheets open."""
    return _file(_csv(_every()), "text/csv; charset=utf-8", "audit.csv")


@page.get("/audit.jsonl")
def audit_jsonl() -> Response:
    """Return all of what is wanted, a line of JSON each."""
    lines = (json.dumps(_values(row), ensure_ascii=False) + "\n" for row in _every())
    return _file(lines, "application/x-ndjson", "audit.jsonl")


def _file(lines: Iterator[str], kind: str, name: str) -> Response:
    response = Response(lines, content_type=kind)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


def _every() -> "Iterator[AuditEntry]":
    store = store_if_any(current_app)
    return store.audit.every(administrator(), _wanted()) if store else iter(())


def _csv(rows: "Iterator[AuditEntry]") -> Iterator[str]:
    yield "\ufeff" + ",".join(_HEADS) + "\r\n"
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(map(harmless, _values(row).values()))
        yield line.getvalue()


def harmless(value: object) -> object:
    """Return a value of a table that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _values(row: "AuditEntry") -> dict[str, Any]:
    return {name: str(row.at) if name == "at" else getattr(row, name) for name in _HEADS}


def _asked() -> dict[str, str]:
    asked = {name: request.args.get(name, "").replace("\0", "").strip()[:100] for name in _KEPT}
    return {name: value for name, value in asked.items() if value}


def _wanted() -> "Wanted":
    from dongling.store import Wanted

    asked = _asked()
    day = None
    with suppress(ValueError):
        day = dt.date.fromisoformat(asked.get("day", ""))
    return Wanted(asked.get("person", ""), asked.get("did", ""), asked.get("school", ""), day)


def _schools() -> list[str]:
    """Return the schools by which whoever looks may narrow."""
    schools = schools_of(administrator(), Action.SEE_AUDIT)
    return sorted(current_catalog().schools if schools is None else schools)


def _who(row: "AuditEntry") -> str:
    if row.person > 0:
        return row.name or spoken("第%(number)s号", number=row.person)
    return spoken("网站自己") if row.person else spoken("在机器上的人")


def _done(row: "AuditEntry") -> str:
    """Return what was done; what a newer program wrote as it is."""
    return said_here(Did(row.did).said) if row.did in set(Did) else row.did
