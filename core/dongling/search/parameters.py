"""Parameters of a search, from the command line or an address, checked and made a Query."""

import re
from collections.abc import Iterable, Mapping
from typing import cast, get_args

from dongling.catalog import EVERYTHING, PUPIL, Catalog, find_door, find_value, unknown_value
from dongling.model import MOST_MINUTES
from dongling.problems import DonglingError, Said
from dongling.search.facets import own_facets
from dongling.search.query import FILTERS, PAGE, Query, Sort


def make_query(
    catalog: Catalog, text: str = "", given: Mapping[str, Iterable[str]] | None = None, door: str = PUPIL
) -> Query:
    """Return the query for `text` and the parameters of /search, as the strings that were typed.

    These are each of FILTERS and of the catalog's own facets, door, minutes, page, limit, sort, raw; filter values by
    identifier or by name. `door` is the one where none is given; the audience "all" leaves nothing out.
    Raises DonglingError with a sentence for a value that is not known; unknown parameters are ignored.
    """
    values = {name: [v for v in typed if v] for name, typed in (given or {}).items()}
    everybody = "all" in values.get("audience", ())
    if everybody:
        values["audience"] = []
    names = [name for name in (*FILTERS, *own_facets(catalog.terms)) if values.get(name)]
    filters = {name: tuple(find_value(catalog, name, value) for value in values[name]) for name in names}
    last = {name: typed[-1] for name, typed in values.items() if typed}
    sort = last.get("sort", "relevance")
    if sort not in get_args(Sort):
        raise unknown_value("sort", sort, get_args(Sort))
    return Query(
        text=text,
        filters={name: tuple(dict.fromkeys(identifiers)) for name, identifiers in filters.items()},
        minutes=_number("minutes", last["minutes"], MOST_MINUTES) if "minutes" in last else None,
        door=find_door(last.get("door", EVERYTHING if everybody else door)),
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
