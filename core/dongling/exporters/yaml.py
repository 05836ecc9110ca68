"""`yaml`: a unit or a sequence as a content file, which `dongling check` accepts and a content folder may hold.

Keys are the Chinese ones and terms stand by their names where a name leads back to the same term.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml
from pydantic import BaseModel

from dongling.catalog import Catalog
from dongling.fields import Field, fields_of
from dongling.model import Sequence, SequenceFields, Unit, UnitFields
from dongling.problems import Said

Speak = Callable[[str, str], str]
"""From a scheme and an identifier to the word that the file has."""
_BESIDE = "scheme"


class Yaml:
    """The exporter `yaml`."""

    name = "yaml"
    media_type = "application/yaml"
    suffix = ".yaml"

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the file."""
        speak = _speaker(item.stage if isinstance(item, Unit) else "", catalog)
        if isinstance(item, Sequence):
            head = "# 课程序列：放进内容文件夹的 sequences/，再运行 dongling check\n"
            data = dict(_plain(item, fields_of(SequenceFields).values(), speak))
        else:
            head = "# 课程单元：放进内容文件夹，再运行 dongling check\n"
            own = fields_of(type(item.details)).values()
            data = {
                **dict(_plain(item, fields_of(UnitFields).values(), speak)),
                **dict(_plain(item.details, own, speak)),
            }
        text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)
        return (head + text).encode()

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say what a content file leaves to the folder it lies in."""
        yield Said("原文件里的注释（如果有）", "comments of the original file, if it has any")
        yield Said("学校：由放进去的内容文件夹决定", "the school: it is that of the folder which holds the file")
        if isinstance(item, Sequence):
            yield Said("各单元的内容：序列只记它们的编号", "the units themselves: a sequence names their identifiers")


def _speaker(stage: str, catalog: Catalog) -> Speak:
    def speak(scheme: str, identifier: str) -> str:
        name = catalog.terms.name(scheme, identifier)
        found = catalog.terms.find(scheme, name) or ""
        meant = catalog.terms.for_stage(scheme, found, stage) if scheme == "competency" else found
        return name if meant == identifier else identifier

    return speak


def _plain(item: BaseModel, fields: Iterable[Field], speak: Speak) -> Iterator[tuple[str, Any]]:
    """Return the keys and values of what is not as it would be without being written; lists of parts come last."""
    for field in sorted(fields, key=lambda f: f.model is not None):
        value = getattr(item, field.attribute)
        default = type(item).model_fields[field.attribute].get_default(call_default_factory=True)
        if field.required or value != default:
            yield field.about.label, _value(value, field, speak)


def _value(value: Any, field: Field, speak: Speak) -> Any:
    if isinstance(value, BaseModel):
        return dict(_plain(value, fields_of(type(value)).values(), speak))
    if isinstance(value, tuple):
        return [_value(one, field, speak) for one in value]
    if isinstance(value, Mapping):
        return {speak(_BESIDE, scheme): [speak(scheme, one) for one in found] for scheme, found in value.items()}
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return value.isoformat()
    return speak(field.about.scheme, value) if field.about.scheme else str(value)


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
