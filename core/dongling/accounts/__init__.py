"""People who sign in: what each may do, and by what they are known."""

from dongling.accounts.passwords import hashed_password, is_outdated, is_password, weakness
from dongling.accounts.plugin_action import PluginAction, fault_of_action
from dongling.accounts.roles import (
    ANYBODY,
    DISTRICT,
    OPERATOR,
    ROLE_NAMES,
    Action,
    Actor,
    Grant,
    Reach,
    Role,
    Thing,
    may,
    person_thing,
    schools_of,
)

__all__ = [
    "ANYBODY",
    "DISTRICT",
    "OPERATOR",
    "ROLE_NAMES",
    "Action",
    "Actor",
    "Grant",
    "PluginAction",
    "Reach",
    "Role",
    "Thing",
    "fault_of_action",
    "hashed_password",
    "is_outdated",
    "is_password",
    "may",
    "person_thing",
    "schools_of",
    "weakness",
]
