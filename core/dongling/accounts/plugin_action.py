"""Actions that a school's plugin adds to the table of roles: new ones, and never more than a role could have had.

A plugin names what its own pages ask for. It can't name an action of dongling's own, give anything to everybody, or
let a role reach further than the schools where somebody has it, but for district administrators.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dongling.accounts.roles import Action, Reach, Role
from dongling.problems import Said

_NAME = re.compile(r"[a-z][a-z0-9_]{0,19}\.[a-z][a-z0-9_]{0,29}")


@dataclass(frozen=True)
class PluginAction:
    """An action of a plugin: `my.lend`, what people call it, and how far each role goes with it."""

    name: str
    title: Said
    reach: Mapping[Role, Reach]


def fault_of_action(item: Any) -> str:
    """Say why something can't be added as an action; nothing when it can."""
    if type(item) is not PluginAction or type(item.name) is not str or not isinstance(item.title, Said):
        return f"it returned a value of type {type(item).__name__}, which is no PluginAction(name, title, reach)"
    if item.name in set(Action):
        return f"action “{item.name}” is dongling's own: a plugin adds actions and never widens one"
    if not _NAME.fullmatch(item.name):
        return f"action “{item.name[:40]}”: its name is like my.lend, a prefix of the plugin's own and a verb"
    return _fault_of_reach(item)


def _fault_of_reach(item: PluginAction) -> str:
    if type(item.reach) is not dict or not all(
        type(role) is Role and type(reach) is Reach for role, reach in item.reach.items()
    ):
        return f"action {item.name}: its reach should be like {{Role.TEACHER: Reach.SCHOOL}}"
    if item.reach.get(Role.READER):
        return f"action {item.name}: what everybody may needs no action, and readers have none"
    widest = {role for role, reach in item.reach.items() if reach is Reach.EVERYTHING} - {Role.DISTRICT_ADMIN}
    if widest:
        return f"action {item.name}: only a district administrator reaches everything, not a {min(widest)}"
    return ""
