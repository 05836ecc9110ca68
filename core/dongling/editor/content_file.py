"""A unit or a sequence as the content file that an author would have written.

Keys are the Chinese ones and terms stand by their names where a name leads back to the same term; in `english` both
stand as the program calls them.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml
from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.model import Field, Sequence, SequenceFields, Unit, UnitFields, fields_of, several, yes_or_no
from dongling.problems import Said

Speak = Callable[[str, str], str]
"""From a scheme and an identifier to the word that a Chinese file has; one in English needs none."""
_BESIDE = "scheme"
_UNIT_HEAD = Said(
    "课程单元：放进内容文件夹，再运行 dongling check", "A unit: put it into a content folder, then run dongling check"
)
_SEQUENCE_HEAD = Said(
    "课程序列：放进内容文件夹的 sequences/，再运行 dongling check",
    "A sequence: put it into sequences/ of a content folder, then run dongling check",
)


def content_text(item: Unit | Sequence, catalog: Catalog, *, english: bool = False) -> str:
    """Return the text of the file; `dongling check` accepts it and a content folder may hold it."""
    head = _SEQUENCE_HEAD if isinstance(item, Sequence) else _UNIT_HEAD
    return mapping_text(content_mapping(item, catalog, english=english), [head.in_("en" if english else "zh")])


def content_mapping(item: Unit | Sequence, catalog: Catalog, *, english: bool = False) -> dict[str, Any]:
    """Return what stands in the file, by its keys: words, lists of words, and mappings of them."""
    speak = None if english else _speak_in(item.stage if isinstance(item, Unit) else "", catalog)
    if isinstance(item, Sequence):
        return dict(_plain(item, fields_of(SequenceFields).values(), speak))
    own = fields_of(type(item.details)).values()
    return {
        **dict(_plain(item, fields_of(UnitFields).values(), speak)),
        **dict(_plain(item.details, own, speak)),
    }


def mapping_text(data: Mapping[str, Any], comments: Iterable[str]) -> str:
    """Return a mapping as the text of a content file, with lines of comment above it."""
    told = "".join(f"# {' '.join(line.split())}\n" for line in comments)
    return told + dumped(dict(data))


def dumped(data: Mapping[str, Any] | list[Any]) -> str:
    """Return texts, lists and mappings of such as YAML: each text as it looks, long ones line by line."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)


def _speak_in(stage: str, catalog: Catalog) -> Speak:
    def speak(scheme: str, identifier: str) -> str:
        name = catalog.terms.name(scheme, identifier)
        read_back = catalog.terms.find(scheme, name) or ""
        meant = catalog.terms.for_stage(scheme, read_back, stage) if scheme == "competency" else read_back
        return name if meant == identifier else identifier

    return speak


def _plain(item: BaseModel, fields: Iterable[Field], speak: Speak | None) -> Iterator[tuple[str, Any]]:
    """Return the keys and values of what is not as it would be without being written; lists of parts come last."""
    for field in sorted(fields, key=lambda f: f.model is not None):
        value = getattr(item, field.attribute)
        default = type(item).model_fields[field.attribute].get_default(call_default_factory=True)
        if field.required or value != default:
            yield field.about.label if speak else field.name, _value(value, field, speak)


def _value(value: Any, field: Field, speak: Speak | None) -> Any:
    if isinstance(value, BaseModel):
        return dict(_plain(value, fields_of(type(value)).values(), speak))
    if (items := several(value)) is not None:
        return [_value(one, field, speak) for one in items]
    if isinstance(value, Mapping):
        said = speak or (lambda _, identifier: identifier)
        return {said(_BESIDE, scheme): [said(scheme, one) for one in terms] for scheme, terms in value.items()}
    if isinstance(value, bool):
        return yes_or_no(value) if speak else str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return _word(str(value), field, speak) if speak else str(value)


def _word(value: str, field: Field, speak: Speak) -> str:
    return speak(field.about.scheme, value) if field.about.scheme else field.about.words.get(value, value)


class _Dumper(yaml.SafeDumper):
    """Writes every scalar as it is: readers here take each for the text that it looks like."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - it is what the class of the library has

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value again rather than point to it; aliases are refused when files are read."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Move lists in below their key."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None if text else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
