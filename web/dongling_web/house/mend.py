"""`/admin/content/mend`: what `dongling fix` would make of a file, and a button for it where it was published.

Other folders are their owners': whoever sits at the machine is told what to type.
"""

import datetime as dt
import shlex
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Response, abort, current_app, make_response, render_template, request

from dongling.accounts import Action, Thing, may
from dongling.content import MAX_BYTES, KnownWords, Repair, YamlProblem, files_of, likely, repair, replace_file
from dongling.editor import KeptChange
from dongling.problems import DonglingError, Said
from dongling.settings import SCHOOLS
from dongling.store import Did
from dongling_web.accounts.access import signed_in
from dongling_web.drafts.held_store import store_if_any
from dongling_web.house.content import seen_problems
from dongling_web.house.frame import administrator, page
from dongling_web.house.work_tree import work_tree
from dongling_web.http.context import current_library
from dongling_web.languages.words import said_here, spoken

_SAMPLE = 400
"""Characters by which whoever looks sees whether an encoding was guessed well."""
_MENDED = Said("改好笔误", "mend slips")


@dataclass(frozen=True)
class _File:
    """A file that has problems: how they name it, where it lies, and of which school's published units it is one."""

    name: str
    path: Path
    school: str

    @property
    def is_ours(self) -> bool:
        """Whether whoever looks may have it mended from here."""
        return bool(self.school) and may(administrator(), Action.PUBLISH, Thing(frozenset({self.school})))


@page.get("/content/mend")
def mend() -> Response:
    """Show what a file could be instead."""
    return _mend_page(_file(request.args.get("file", "")))


@page.post("/content/mend")
def mended() -> Response:
    """Put the mended file in the place of the one that was shown; the original is kept beside it."""
    file = _file(request.form.get("file", ""))
    made = _repair(file)
    if made is None or not file.is_ours:
        abort(403)
    if _digest(made) != request.form.get("digest", "") or not made.is_sound:
        return _mend_page(file, 409, spoken("文件刚被改过，没有动它；再看一遍。"))
    try:
        kept = replace_file(file.path, made.raw, made.data, dt.datetime.now().astimezone())
    except DonglingError as error:
        return _mend_page(file, 409, said_here(error.message))
    _note(file)
    shown = render_template("house/mend.html", file=file, replaced=kept.name)
    return make_response(shown)


def _file(name: str) -> _File:
    """Return a file of which whoever looks sees problems; any other is no such page."""
    problems, _ = seen_problems()
    if not name or all(problem.path != name for problem in problems):
        abort(404)
    path = Path(name).absolute()
    library = current_library()
    if not any(
        path.is_relative_to(folder.absolute()) or path.is_relative_to(folder.resolve()) for folder in library.loaded
    ):
        abort(404)
    school = ""
    if library.published and path.is_relative_to(within := library.published.resolve() / SCHOOLS):
        school, *deeper = path.relative_to(within).parts
        school = school if deeper else ""
    return _File(name, path, school)


def _repair(file: _File) -> Repair | None:
    """Return what a file could be instead; None for one that can't be read."""
    catalog = current_library().catalog
    try:
        place = dict(files_of([file.path]))[file.path]
        with file.path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
        return repair(raw, file.path, place, KnownWords(catalog.kinds, catalog.terms), likely(raw))
    except (DonglingError, YamlProblem, OSError):
        return None


def _mend_page(file: _File, status: int = 200, wrong: str = "") -> Response:
    made = _repair(file)
    text = render_template(
        "house/mend.html",
        file=file,
        made=made,
        diff=made.diff(file.path.name) if made else "",
        digest=_digest(made) if made else "",
        slips=[(slip.position, said_here(slip.message), said_here(slip.hint)) for slip in made.slips] if made else [],
        command=_command(file, made),
        sample=made.mending.text[:_SAMPLE] if made and made.encoding != "utf-8" else "",
        wrong=wrong,
    )
    return make_response(text, status)


def _command(file: _File, made: Repair | None) -> str:
    said = f" --encoding {made.encoding}" if made and made.encoding != "utf-8" else ""
    return f"dongling fix {shlex.quote(file.name)}{said} --apply"


def _digest(made: Repair) -> str:
    return sha256(made.raw).hexdigest()


def _note(file: _File) -> None:
    """Note who had it mended, in the audit and in git where they are kept; neither keeps it from being mended."""
    who, library = signed_in(), current_library()
    try:
        if store := store_if_any(current_app):
            store.audit.note(administrator(), Did.UNIT_MENDED, file.path.stem, file.school)
        tree = work_tree(library)
    except DonglingError:
        return
    if tree and library.published:
        name, lang = who.name if who else "dongling", library.settings.lang
        own = library.published / file.path.relative_to(library.published.resolve())
        tree.keep(KeptChange((own,), name, name, f"{_MENDED.in_(lang)}: {file.path.stem}\n"))
