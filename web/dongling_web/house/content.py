"""`/admin/content`: what is wrong in the content, file by file, a page at a time; of a school only what is its own."""

import re
from itertools import groupby
from pathlib import Path

from flask import render_template

from dongling.accounts import Action, schools_of
from dongling.content import MENDABLE, shown
from dongling.problems import Problem
from dongling.settings import SCHOOLS
from dongling_web.display.pages import paged
from dongling_web.house.frame import administrator, page
from dongling_web.http.context import current_library

MANY = 50
"""So many problems stand on a page."""
_IDENTIFIER = re.compile(r"""^(?:编号|identifier)[ \t]*:[ \t]*["']?([\w.-]+)""", re.MULTILINE)
_LONGEST = 64 * 1024


@page.get("/content")
def content() -> str:
    """Show the problems of the schools of whoever looks, of everything for the district."""
    every, whole = seen_problems()
    here = paged(every, MANY)
    files = [(path, list(problems)) for path, problems in groupby(here.items, key=lambda problem: problem.path)]
    errors = sum(problem.counts[0] for problem in every)
    mendable = {path for path, problems in files if any(one.code in MENDABLE for one in problems)}
    return render_template("house/content.html", paged=here, files=files, errors=errors, whole=whole, mendable=mendable)


def seen_problems() -> tuple[list[Problem], bool]:
    """Return the problems that whoever looks may see, and whether these are all."""
    library = current_library()
    schools, every = schools_of(administrator(), Action.SEE_CONTENT), library.problems
    if schools is None:
        return every, True
    published = [library.published / SCHOOLS / school for school in schools] if library.published else []
    return of_schools(every, (*library.content, *published), schools), False


def of_schools(problems: list[Problem], folders: tuple[Path, ...], schools: frozenset[str]) -> list[Problem]:
    """Return the problems of files in the content folders of these schools; a folder is of one school."""
    own = tuple(f"{shown(folder)}/" for folder in folders if school_of(folder) in schools)
    return [problem for problem in problems if problem.path.startswith(own)] if own else []


def school_of(folder: Path) -> str:
    """Return the identifier of a content folder's school, also while its file has an error; else the folder's name."""
    try:
        with (folder / "school.yaml").open(encoding="utf-8", errors="replace") as file:
            named = _IDENTIFIER.search(file.read(_LONGEST))
    except OSError:
        named = None
    return named[1] if named else folder.resolve().name
