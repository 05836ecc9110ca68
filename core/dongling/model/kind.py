"""A kind of unit: its own fields, its page, its usual minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from dongling.model.fields import Model
from dongling.model.scalars import MOST_MINUTES

T = TypeVar("T")


class NoDetails(Model):
    """The details of a kind that has no fields of its own."""


@dataclass(frozen=True)
class Kind:
    """A kind of unit: its own fields (`details`), its page template and how long it usually takes.

    `icon` is the inside of an SVG on a 24-unit grid, drawn in lines of the current colour; without one
    the first character of the name stands in. `template` is rendered inside the unit page.
    """

    identifier: str
    name: str
    details: type[BaseModel] = NoDetails
    name_en: str = ""
    aka: tuple[str, ...] = ()
    template: str = ""
    minutes: tuple[int, int] = (1, MOST_MINUTES)
    icon: str = ""
    description: str = ""

    def run(self, do: Callable[..., T], *given: object) -> T:
        """Return what `do` makes of details: where a plugin brings them, their rules are its code (plugins/gate)."""
        return do(*given)
