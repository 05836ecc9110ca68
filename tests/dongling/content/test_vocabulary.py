"""A name for kinds and terms, which is another one exactly when they are."""

import subprocess
import sys
from dataclasses import replace
from typing import Annotated

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.content import KnownWords
from dongling.model import About, Kind, Model
from tests.house.tree import ROOT

_SHOW = """
from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.content import KnownWords
print(KnownWords({kind.identifier: kind for kind in register_kinds()}, Terms(register_terms())).digest)
"""


def words(*kinds: Kind) -> KnownWords:
    """Return the words of these kinds, and of the built-in terms."""
    return KnownWords({kind.identifier: kind for kind in kinds}, Terms(register_terms()))


def test_it_is_the_same_in_every_run() -> None:
    run = subprocess.run([sys.executable, "-c", _SHOW], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == words(*register_kinds()).digest


class Below(Model):
    """What lies below a field of details."""

    note: Annotated[str, About("注")] = ""


class Other(Model):
    """The same with another default."""

    note: Annotated[str, About("注")] = "无"


class One(Model):
    """Details of a kind."""

    notes: Annotated[tuple[Below, ...], About("注释")] = ()


class Two(Model):
    """Details that differ in what lies below."""

    notes: Annotated[tuple[Other, ...], About("注释")] = ()


def test_it_is_another_when_a_field_below_a_kind_is() -> None:
    kind = Kind(identifier="k", name="种", details=One)
    named = [words(kind), words(replace(kind, details=Two)), words(replace(kind, aka=("类",)))]
    assert len({one.digest for one in named}) == 3
    assert words(kind).digest == words(replace(kind, icon="<path/>")).digest
