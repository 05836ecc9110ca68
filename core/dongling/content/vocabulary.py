"""What reading a unit needs to know: the kinds, the terms, the keys of each kind."""

import re
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from hashlib import sha256

from pydantic import BaseModel

from dongling.catalog import Terms
from dongling.model import Keys, Kind, Term, UnitFields, fields_of

_KIND = re.compile(r"^\s*[\"'“]?(?:kind|类型)[\"'”]?\s*[:：]\s*[\"'“]?([^\"'”#\n]*)", re.MULTILINE)
"""Where a file says its kind, however it is written."""
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


class KnownWords:
    """What reading a unit needs to know: the kinds, the terms, and the keys of each kind of unit."""

    def __init__(self, kinds: Mapping[str, Kind], terms: Terms) -> None:
        as_terms = [
            Term(identifier=k.identifier, name=k.name, name_en=k.name_en, aka=k.aka, scheme="kind")
            for k in kinds.values()
        ]
        self.kinds, self.terms = kinds, terms.and_also(as_terms)
        self.keys = {name: Keys(UnitFields, kind.details) for name, kind in kinds.items()}

    def keys_of(self, text: str) -> Keys:
        """Return the keys that the file of a unit may have, by the kind that it says; else those of all kinds."""
        said = _KIND.search(text)
        kind = self.terms.find("kind", said[1].strip()) if said else None
        return self.keys[kind] if kind in self.keys else Keys(UnitFields, *(one.details for one in self.kinds.values()))

    @cached_property
    def digest(self) -> str:
        """A name for kinds and terms: equal in every run exactly while they are."""
        return f"{self.terms.digest} {self.kinds_digest}"

    @cached_property
    def kinds_digest(self) -> str:
        """The same for the kinds alone."""
        kinds = "\n".join(f"{kind.identifier} {_declared(kind.details)}" for kind in self.kinds.values())
        return sha256(kinds.encode()).hexdigest()

    def heard_by(self, terms: Terms) -> "KnownWords":
        """Return these with other terms, which answer as these do and note what is asked."""
        heard = copy(self)
        heard.terms = terms
        return heard

    @cached_property
    def fingerprint(self) -> object:
        """Return a value that is equal exactly while kinds and terms are."""
        return (dict(self.kinds), self.terms.every)


def _declared(model: type[BaseModel]) -> str:
    """Return what a model declares, those below it included, in words that are the same in every run."""
    below = [one for field in fields_of(model).values() for one in field.models]
    return "\n".join((_ADDRESS.sub("", repr(model.model_fields)), *map(_declared, below)))
