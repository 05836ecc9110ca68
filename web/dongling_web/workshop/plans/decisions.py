"""What a person decided about a plan, as a form says it: where pieces go, and what was answered."""

from collections.abc import Mapping, Sequence

from dongling.catalog import Catalog
from dongling.forms import Question, Sort
from dongling.importers import ASIDE, REMARK, TRAY, SortedPlan, places, row_of
from dongling_web.http.numbers import whole_number

LONGEST_ANSWER = 20_000
_OUT, _USE, _SETTLE, _REST = "out", "use", "settle", "rest"


def decided(
    plan: SortedPlan, form: Mapping[str, Sequence[str]], asks: Mapping[str, Question], catalog: Catalog
) -> SortedPlan:
    """Return a plan after what a form says of it; what names no piece, no place and no question of it is passed over.

    `asks` are the questions for which a word is needed, by their fields.
    """
    do, _, what = form.get("do", ("",))[0].partition(":")
    plan = _placed(plan, form, catalog)
    for name, asked in asks.items():
        plan = _answered(plan, form, name, asked, settle=do == _SETTLE and what == name)
    if do == _USE:
        name, _, said = what.rpartition(":")
        plan = plan.answer(name, said[:LONGEST_ANSWER]) if name in asks else plan
    elif do == _OUT:
        for number, piece in enumerate(plan.pieces):
            if piece.path and piece.text and row_name(piece.path, row_of(piece)[1]) == what:
                plan = plan.put(number, TRAY, catalog)
    elif do == _REST and what in (ASIDE, REMARK):
        for number in plan.waiting:
            plan = plan.put(number, what, catalog)
    return plan


def _placed(plan: SortedPlan, form: Mapping[str, Sequence[str]], catalog: Catalog) -> SortedPlan:
    kind = catalog.kinds[plan.recognised.kind]
    known = {TRAY, ASIDE, REMARK, *(place.name for place in places(kind, plan.pieces))}
    for name, said in form.items():
        number = whole_number(name.removeprefix("piece:"), -1) if name.startswith("piece:") else -1
        if not 0 <= number < len(plan.pieces) or said[0] not in known:
            continue
        if plan.placed.get(number, TRAY) != said[0]:
            plan = plan.put(number, said[0], catalog)
    return plan


def _answered(
    plan: SortedPlan, form: Mapping[str, Sequence[str]], name: str, asked: Question, *, settle: bool
) -> SortedPlan:
    """Return it with the answer to a question: a choice of several counts once it is another, or said to be right."""
    said = [one.strip()[:LONGEST_ANSWER] for one in form.get(f"answer:{name}", ()) if one.strip()]
    if asked.sort is not Sort.CHOICES:
        return plan.answer(name, said[0]) if said else plan
    before = {choice.name for choice in asked.choices if choice.chosen}
    there = f"asked:{name}" in form
    return plan.answer(name, "\n".join(said)) if there and (settle or set(said) != before) else plan


def row_name(path: Sequence[str | int], section: str) -> str:
    """Return how the row of a field, or of a section of the body, is called in a form."""
    numbered = len(path) > 1 and isinstance(path[1], int)
    name = ".".join(map(str, path[:2] if numbered else path))
    return f"{name}/{''.join(section.split())}" if section else name
