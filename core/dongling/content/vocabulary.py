"""What reading a unit needs to know: the kinds, the terms, the keys of each kind."""

from collections.abc import Mapping
from functools import cached_property

from dongling.catalog import Terms
from dongling.model import Keys, Kind, Term, UnitFields


class KnownWords:
    """What reading a unit needs to know: the kinds, the terms, and the keys of each kind of unit."""

    def __init__(self, kinds: Mapping[str, Kind], terms: Terms) -> None:
        as_terms = [
            Term(identifier=k.identifier, name=k.name, name_en=k.name_en, aka=k.aka, scheme="kind")
            for k in kinds.values()
        ]
        self.kinds, self.terms = kinds, terms.and_also(as_terms)
        self.keys = {name: Keys(UnitFields, kind.details) for name, kind in kinds.items()}

    @cached_property
    def fingerprint(self) -> object:
        """Return a value that is equal exactly while kinds and terms are."""
        return (dict(self.kinds), self.terms.every)
