"""An empty unit of a kind, as YAML with comments, from the declarations of its fields."""

import json
from collections.abc import Iterator, Mapping, Sequence

from dongling.catalog import Catalog, Terms
from dongling.content import parse
from dongling.curriculum import NewUnit
from dongling.editor.revision import revised
from dongling.model import DRAFT, Field, Keys, Kind, UnitFields, as_identifier


def new_unit_text(catalog: Catalog, new: NewUnit, *, english: bool = False) -> str:
    """Return the file of a new unit; it passes `dongling check` as it is. The kind has to be one of the catalogue."""
    kind = catalog.kinds[new.kind]
    return unit_template(kind, catalog.terms, english=english, preset=new.fields)


_FEW = 12
Preset = Mapping[str, Sequence[str]]
"""Values that are known already, by the field's English name; terms by identifier."""


def unit_template(
    kind: Kind, terms: Terms, *, english: bool = False, identifier: str = "", preset: Preset | None = None
) -> str:
    """Return the text of a new unit file: an example for what is required or usual, the rest blank.

    A field left blank is not given, so the text passes `dongling check` as it is. `preset` fills in what is known,
    as far as the kind has such a field.
    """
    fields = Keys(UnitFields, kind.details).fields
    filled = {name: tuple(values) for name, values in (preset or {}).items() if values and name in fields}
    return "\n".join(_Template(kind, terms, english, filled).lines(identifier)) + "\n"


def begun_text(kind: Kind, terms: Terms, identifier: str, *, after: str = "") -> str:
    """Return the text of a unit that has only begun: what it is, and nothing that its author has yet to replace.

    With `after`, the text of another unit, it is that one under a name of its own, a draft again.
    """
    status = terms.name("review_status", DRAFT)
    if not after:
        return f"# 课程单元：{kind.name}\n编号: {identifier}\n类型: {_quoted(kind.name)}\n审核状态: {status}\n"
    data = dict(parse(after).data)
    english = "identifier" in data
    fresh = {"identifier": identifier, "review_status": DRAFT} if english else {"编号": identifier, "审核状态": status}
    return revised(
        after, {key: value for key, value in {**data, **fresh}.items() if key not in ("updated", "更新日期")}
    )


class _Template:
    def __init__(self, kind: Kind, terms: Terms, english: bool, preset: Mapping[str, tuple[str, ...]]) -> None:
        self.kind, self.terms, self.english, self.preset = kind, terms, english, preset
        least, most = kind.minutes
        self.minutes = preset["minutes"][0] if "minutes" in preset else str(min(max(45, least), most))

    def lines(self, identifier: str) -> Iterator[str]:
        fixed = {
            "identifier": f"{as_identifier(self.kind.identifier, 'unit')}-1",
            "minutes": self.minutes,
            **{name: self._written(name, values) for name, values in self.preset.items()},
            "kind": _quoted(self.kind.identifier if self.english else self.kind.name),
        }
        if identifier:
            fixed["identifier"] = identifier
        yield f"# {self.kind.name_en or self.kind.name if self.english else f'课程单元：{self.kind.name}'}"
        fields = [*Keys(UnitFields).fields.values(), *Keys(self.kind.details).fields.values()]
        for field in sorted(fields, key=lambda f: not (f.required or f.about.example)):
            yield from self._field(field, "", fixed.get(field.name))

    def _field(self, field: Field, indent: str, value: str | None = None) -> Iterator[str]:
        key = field.name if self.english else field.about.label
        comment = self._comment(field)
        if field.model is None or not field.required:
            example = self._example(field) if field.required or field.about.example else ""
            written = f"[{_quoted(example)}]" if field.many and example else _quoted(example)
            shown = value or (written if example or field.required else "")
            yield f"{indent}{key}:{' ' + shown if shown else ''}{comment}"
            return
        yield f"{indent}{key}:{comment}"
        deeper = indent + "  "
        only = {"minutes": self.minutes} if field.many else {}  # the one item fills the unit
        fields = Keys(*field.models).fields.values()
        below = [line for f in fields for line in self._field(f, deeper + "  " * field.many, only.get(f.name))]
        if field.many:
            below[0] = f"{deeper}- {below[0].strip()}"
        yield from below

    def _written(self, name: str, values: tuple[str, ...]) -> str:
        field = Keys(UnitFields, self.kind.details).fields[name]
        scheme = "" if self.english else field.about.scheme
        words = [_quoted(self.terms.name(scheme, value) if scheme else value) for value in values]
        return f"[{', '.join(words)}]" if field.many else words[0]

    def _example(self, field: Field) -> str:
        example = field.about.example
        if self.english and field.about.scheme:
            return self.terms.find(field.about.scheme, example) or example
        return example

    def _comment(self, field: Field) -> str:
        words = [field.about.help[self.english]]
        if field.about.scheme and field.about.scheme not in ("*", "kind"):
            terms = [t.identifier if self.english else t.name for t in self.terms.scheme(field.about.scheme).values()]
            words.append(", ".join(terms[:_FEW]) if self.english else "、".join(terms[:_FEW]))
        comment = "; ".join(filter(None, words)) if self.english else "：".join(filter(None, words))
        return f"  # {comment}" if comment else ""


def _quoted(text: str) -> str:
    plain = text and text[0] not in "-?:,[]{}#&*!|>'\"%@`" and ": " not in text and " #" not in text
    plain = plain and text[-1] != ":" and not set(text) & set(",[]{}\n")  # it may stand in a list
    return text if plain else json.dumps(text, ensure_ascii=False)
