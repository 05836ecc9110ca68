"""What the school asks of each of its units: a competency and a depth (学段目标), and where it reads (读行)."""

from collections.abc import Iterator

from dongling import Problem, Said, Unit

SCHOOL = "donglin"
SCOPE = "read_scope"


def check(unit: Unit) -> Iterator[Problem]:
    """Say what one of the school's own units leaves open."""
    if unit.school != SCHOOL:
        return
    if SCOPE not in unit.terms:
        yield unit.problem(
            "terms",
            Said("没有写读己、读校、读城还是读国", "it does not say where it reads: self, school, city or country"),
            Said("写“词表: {读行: [读校]}”", "write `terms: {read_scope: [school]}`"),
            code="read-scope",
        )
    for field, zh, en in (("competencies", "核心素养", "competency"), ("depth", "认识层次", "depth")):
        if not getattr(unit, field):
            yield unit.problem(
                field,
                Said(f"学段目标缺{zh}", f"the goal for the stage lacks a {en}"),
                Said(f"写上“{zh}”", f"add `{field}`"),
                code="stage-goal",
            )
