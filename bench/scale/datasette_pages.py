"""Datasette's pages, timed inside its own environment: nothing of ours is imported here."""

import asyncio
import importlib
import time
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode


def asked(file: str, queries: Sequence[str], names: Sequence[str]) -> tuple[float, float]:
    """Return the median milliseconds of CPU of a results page and of a row's page, each asked once."""
    return asyncio.run(_asked(file, queries, names))


async def _asked(file: str, queries: Sequence[str], names: Sequence[str]) -> tuple[float, float]:
    name = Path(file).stem
    indexed = {"fts_table": "units_fts", "fts_pk": "rowid"}
    about = {"databases": {name: {"tables": {"units": indexed}}}}
    site: Any = importlib.import_module("datasette.app").Datasette([file], metadata=about)
    await site.invoke_startup()
    facets = [("_facet", "kind"), ("_facet", "band"), ("_size", "10")]
    found = [f"/{name}/units?{urlencode([('_search', text), *facets])}" for text in queries]
    return await _median(site, found), await _median(site, [f"/{name}/units/{one}" for one in names])


async def _median(site: Any, paths: Sequence[str]) -> float:
    await site.client.get(paths[0])
    took = []
    for path in paths[1:]:
        begun = time.process_time()
        answer = await site.client.get(path)
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status_code}")
        took.append(1000 * (time.process_time() - begun))
    return median(took)
