"""A unit's own file comes in, pasted or uploaded, and is a manuscript; one with slips is offered mended first."""

from pathlib import Path

from flask import Response, render_template, request

from dongling.content import KnownWords, Repair, YamlProblem, likely, parse, repair
from dongling.editor import begun_text
from dongling.forms import text_of
from dongling.model import is_identifier
from dongling.problems import DonglingError, Said
from dongling.store.manuscripts.manuscript import NewManuscript
from dongling_web.drafts.held_store import current_store
from dongling_web.drafts.quota import WRITTEN_IN_A_DAY
from dongling_web.http.context import current_catalog
from dongling_web.http.rate_limit import NEW_DRAFTS, slow_down, spend
from dongling_web.languages.words import said_here, spoken
from dongling_web.shelf.page import own
from dongling_web.workshop.boxes import new_box
from dongling_web.workshop.page import index_page, kind_of, me, new_identifier, page, school_to_write_for, to

_SAMPLE = 400
"""Characters by which whoever looks sees whether an encoding was guessed well."""
_NAME = Path("unit.yaml")
_NOTHING = Said("先贴上文件里的字，或者选一个文件。", "Paste what the file says, or choose one.")
_NO_KIND = Said(
    "看不出是哪一种单元：写上一行“类型: 课堂教学”之类，再带进来。",
    "It does not say which kind of unit it is: add a line such as “kind: lesson”.",
)


@page.post("/yaml")
def bring_yaml() -> Response:
    """Make a manuscript of a unit's file; one with slips is shown as it would be mended first."""
    file = request.files.get("file")
    raw = file.stream.read() if file and file.filename else request.form.get("text", "").replace("\r\n", "\n").encode()
    school = school_to_write_for(request.form.get("school", ""))
    if not raw.strip():
        return index_page(400, said_here(_NOTHING))
    try:
        made = _repair(raw)
        if made.changes and made.is_sound and request.form.get("do") != "as-it-is":
            return _offer(made, school)
        number = _begun(made.mending.before, school)
    except YamlProblem as error:
        problem = error.problem("")
        words = spoken(
            "第%(line)s行：%(why)s。%(hint)s",
            line=problem.line,
            why=said_here(problem.message),
            hint=said_here(problem.hint),
        )
        return index_page(400, words)
    except DonglingError as error:
        return index_page(400, said_here(error.message))
    return to(f"/workshop/{number}")


def _repair(raw: bytes) -> Repair:
    catalog = current_catalog()
    return repair(raw, _NAME, "units", KnownWords(catalog.kinds, catalog.terms), likely(raw))


def _offer(made: Repair, school: str) -> Response:
    slips = [(slip.position, said_here(slip.message), said_here(slip.hint)) for slip in made.slips]
    try:
        parse(made.mending.before)
        readable = True
    except YamlProblem:
        readable = False
    text = render_template(
        "workshop/yaml.html",
        slips=slips,
        diff=made.diff(_NAME.name),
        encoding=made.encoding,
        sample=made.mending.text[:_SAMPLE] if made.encoding != "utf-8" else "",
        mended=made.mending.text,
        before=made.mending.before if readable else "",
        school=school,
    )
    return own(text)


def _begun(text: str, school: str) -> int:
    """Begin a manuscript; it keeps the identifier of the file where nothing else has it."""
    data, catalog = parse(text).data, current_catalog()
    named_kind = catalog.terms.find("kind", text_of(data, "kind"))
    if not named_kind:
        raise DonglingError(_NO_KIND)
    kind, named = kind_of(named_kind), text_of(data, "identifier")
    free = is_identifier(named) and named not in catalog.units
    identifier = named if free else new_identifier(kind, school)
    slow_down(NEW_DRAFTS)
    spend(WRITTEN_IN_A_DAY, len(text) // 1000 + 1)
    body = begun_text(kind, catalog.terms, identifier, after=text)
    new = NewManuscript(school, kind.identifier, body, text_of(data, "name"), identifier)
    number = current_store().manuscripts.begin(me().actor, new)
    new_box(school, number)
    return number
