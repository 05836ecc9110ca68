"""All that stands beside the fields of a form: undo and redo, remarks that wait, the bars of time, facts to cite."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import request

from dongling.store import Timeline
from dongling.store.manuscripts.manuscript import ManuscriptVersion
from dongling_web.drafts.held_store import current_store
from dongling_web.workshop.page import me
from dongling_web.workshop.tools.facts import MOST, NEAREST, FoundFacts, found_facts, has_finder, without_source
from dongling_web.workshop.tools.minutes import TimeBar, time_bars
from dongling_web.workshop.tools.versions import timeline
from dongling_web.workshop.view import ManuscriptView

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

MANY_TERMS = 12
"""A vocabulary of more terms is looked through by typing."""


@dataclass(frozen=True)
class FormTools:
    """What a form has beside its fields; `bars` and `found` are by the paths of their questions."""

    line: Timeline[ManuscriptVersion]
    talk: int
    bars: dict[str, TimeBar]
    found: dict[str, FoundFacts]
    many: int = MANY_TERMS
    has_finder: object = field(default=staticmethod(has_finder))


NO_TOOLS = FormTools(Timeline(None, None), 0, {}, {}, has_finder=lambda _question: False)
"""Those of a page that asks some questions of a form and has none of its tools."""


def form_tools(there: "Manuscript", view: ManuscriptView) -> FormTools:
    """Return the tools of a form, with the facts that its address asks for."""
    number = there.line.number
    offered = {path: found_facts(view, path, "", NEAREST) for path in without_source(view)}
    if asked := request.args.get("find", "")[:200]:
        offered[asked] = found_facts(view, asked, request.args.get("q", ""), MOST)
    talk = current_store().manuscripts.open_remarks(me().actor, number)
    return FormTools(timeline(number), talk, time_bars(view), offered)
