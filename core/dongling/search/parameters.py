"""Parameters of a search, from the command line or an address, checked and made a Query."""

import re
from collections.abc import Iterable, Mapping
from typing import cast, get_args

from dongling.catalog import Catalog, find_value, unknown_value
from dongling.model import MOST_MINUTES
from dongling.problems import DonglingError, Said
from dongling.search.query import FILTERS, PAGE, Query, Sort


def make_query(catalog: Catalog, text: str = "", given: Mapping[str, Iterable[str]] | None = None) -> Query:
    """Return the query for `text` and the parameters of /search, as the strings that were typed.

    These are each of FILTERS, minutes, audience, page, limit, sort, raw; filter values by identifier or by name.
    Raises DonglingError with a sentence for a value that is not known; unknown parameters are ignored.
    """
    values = {name: [v for v in typed if v] for name, typed in (given or {}).items()}
    filters = {name: tuple(find_value(catalog, name, v) for v in values[name]) for name in FILTERS if values.get(name)}
    last = {name: typed[-1] for name, typed in values.items() if typed}
    audience = last.get("audience", "student")
    sort = last.get("sort", "relevance")
    if sort not in get_args(Sort):
        raise unknown_value("sort", sort, get_args(Sort))
    return Query(
        text=text,
        filters={name: tuple(dict.fromkeys(identifiers)) for name, identifiers in filters.items()},
        minutes=_number("minutes", last["minutes"], MOST_MINUTES) if "minutes" in last else None,
        audience="all" if audience == "all" else find_value(catalog, "audience", audience),
        page=page_number((given or {}).get("page", ())),
        limit=_number("limit", last.get("limit", str(PAGE)), 100),
        sort=cast("Sort", sort),
        raw=last.get("raw", "") == "1",
    )


def page_number(typed: Iterable[str]) -> int:
    """Return the page, from 1, that the last of some typed words asks for: the first when there is none.

    Raises DonglingError with a sentence for what is no number of a page.
    """
    return _number("page", next(reversed([word for word in typed if word]), "1"), 100_000)


def _number(name: str, word: str, most: int) -> int:
    if not (re.fullmatch(r"[0-9]{1,7}", word) and 1 <= int(word) <= most):
        raise DonglingError(
            Said(f"{name} 应为1到{most}的整数，不是“{word[:40]}”", f"{name} should be 1 to {most}, not “{word[:40]}”")
        )
    return int(word)
