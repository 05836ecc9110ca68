"""A question that finds half the site: what nearly everything here says is not what it is about."""

from dataclasses import replace

from dongling_search.engines import Ask, Engine
from dongling_search.query import Phrase, Plan, Topic

FEW = 20
"""So many units are no site: they are gone through."""
MOST = 1 / 3
"""What more of all units say tells none from another."""


def narrowed(ask: Ask, engine: Engine) -> Ask:
    """Return what is asked, where a question finds more than MOST of all units, without what is common in it.

    A question of which all is common stays as it is. Units are counted here and no hit is made, and an
    engine that keeps what it scored last scores a question once, however it is narrowed.
    """
    plan = ask.plan
    if plan.topic is None:
        return ask
    total, every = engine.totals((plan, Plan(everything=True)), ask)
    many = every * MOST
    if total <= max(FEW, many):
        return ask
    each = [(leaf,) for leaf in plan.topic.leaves] + [other.leaves for other in plan.instead]
    units = engine.totals([Plan(must=(Phrase(leaves, "", exact=True),)) for leaves in each], ask)
    of_leaves, of_others = units[: len(plan.topic.leaves)], units[len(plan.topic.leaves) :]
    rare = tuple(leaf for leaf, count in zip(plan.topic.leaves, of_leaves, strict=True) if 0 < count <= many)
    others = tuple(other for other, count in zip(plan.instead, of_others, strict=True) if count <= many)
    if not (rare or others):
        return ask
    return replace(ask, plan=replace(plan, topic=Topic(rare, 1) if rare else plan.topic, instead=others))
