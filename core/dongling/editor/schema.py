"""JSON Schema (draft 2020-12) of the files of a content folder, made from the same declarations that reading goes by.

Editors complete keys by it and mark what is wrong while it is typed. It says what a schema can say: whatever it refuses
`dongling check` refuses too; what rests on other files, on sums or on dates is left to the check.
"""

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError

from dongling.catalog import Catalog, Terms
from dongling.model import (
    YES_NO_WORDS,
    CollectionFields,
    Field,
    Keys,
    Kind,
    School,
    SequenceFields,
    TermsFile,
    UnitFields,
    fact_tables,
    fields_of,
    several,
)

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
OTHER: Mapping[str, type[BaseModel]] = {
    "school": School,
    "sequence": SequenceFields,
    "collection": CollectionFields,
    "terms": TermsFile,
    **{name.removesuffix(".yaml"): model for name, model in fact_tables.items()},
}
"""The files of a content folder that are no units, by the name of their schema."""
_WORDS: Schema = {"type": ["string", "number", "boolean"]}
"""A text: to the loader `1905` and `no` are the words that were written, to an editor they are none."""


def schema_names(catalog: Catalog) -> list[str]:
    """Return what there are schemas of: each kind of unit, and the other files of a content folder."""
    return [*catalog.kinds, *OTHER]


def schema_of(name: str, catalog: Catalog, keys: str = "") -> Schema:
    """Return the schema of a kind of unit or of another file; `keys` is zh or en where only those are to be written."""
    writer = _Writer(catalog.terms, keys)
    kind = catalog.kinds.get(name)
    if kind is None:
        return writer.whole(OTHER[name], title=name)
    return writer.unit(kind)


class _Writer:
    """Writes one schema; models below become definitions."""

    def __init__(self, terms: Terms, keys: str) -> None:
        self._terms, self._keys = terms, keys
        self._definitions: Schema = {}

    def unit(self, kind: Kind) -> Schema:
        """Return the schema of a kind: the fields of every unit and its own at one level."""
        written = self._object(Keys(UnitFields, kind.details), kind=kind)
        keys = Keys(UnitFields)
        either = (*keys.spellings("band"), *keys.spellings("audience"))  # one that is not for pupils needs no band
        written["allOf"] = [*written["allOf"], {"anyOf": [{"required": [word]} for word in either]}]
        return self._finish(written, kind.name, kind.name_en)

    def whole(self, model: type[BaseModel], title: str) -> Schema:
        """Return the schema of a file that is one model."""
        return self._finish(self._object(Keys(model)), title, "")

    def _finish(self, written: Schema, title: str, english: str) -> Schema:
        named = f"{title} · {english}" if english else title
        return {"$schema": _DIALECT, "title": named, **written, "$defs": self._definitions}

    def _object(self, keys: Keys, kind: Kind | None = None) -> Schema:
        properties: Schema = {}
        rules: list[Schema] = []
        models = {field.name: info for model in keys.models for field, info in _annotated(model)}
        for name, field in keys.fields.items():
            value = self._field(field, models[name], kind)
            both = keys.spellings(name)
            spellings = {"zh": both[1:], "en": both[:1]}.get(self._keys, both)
            properties |= dict.fromkeys(spellings, value)
            one = [{"required": [word]} for word in dict.fromkeys(spellings)]
            if field.required:
                rules.append({"oneOf": one})
            elif len(one) > 1:
                rules.append({"not": {"required": list(spellings)}})
        held = {"allOf": rules} if rules else {}
        return {"type": "object", "properties": properties, "additionalProperties": False, **held}

    def _field(self, field: Field, info: tuple[Any, tuple[Any, ...]], kind: Kind | None) -> Schema:
        about = field.about
        if about.scheme == "kind" and kind is not None:
            value: Schema = {"enum": sorted({kind.identifier, kind.name, kind.name_en, *kind.aka} - {""})}
        elif about.scheme == "*":
            words = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS}]}
            value = {"type": "object", "additionalProperties": words}
        elif about.scheme:
            value = self._terms_of(about.scheme, many=field.many)
        elif about.words:
            own = get_args(info[0]) if get_origin(info[0]) is Literal else tuple(about.words)
            value = {"enum": [*own, *(about.words[word] for word in own if word in about.words)]}
        else:
            value = self._type(*info)
        if not field.required:
            value = {"anyOf": [value, {"type": "null"}]}
        told = " · ".join(filter(None, about.help))
        more = {"description": told} if told else {}
        return {"title": f"{about.label} · {field.name}", **more, **value, **_example(about.example)}

    def _terms_of(self, scheme: str, *, many: bool) -> Schema:
        one = {"enum": list(dict.fromkeys(self._terms.words(scheme)))}
        several_words = {"type": "array", "items": {"anyOf": [one, {"type": "null"}]}}
        return {"anyOf": [one, several_words]} if many else one

    def _type(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> Schema:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._type(arguments[0], (*arguments[1:], *metadata))
        if origin in (Union, types.UnionType):
            sorts = [self._type(part) for part in arguments if part is not type(None)]
            empty = [{"type": "null"}] if type(None) in arguments else []
            return {"anyOf": [*sorts, *empty]} if len(sorts) + len(empty) > 1 else sorts[0]
        if origin is Literal:
            return {"enum": list(arguments)}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation, metadata)
        if several(_empty(origin or annotation)) is not None:
            return self._list(annotation, arguments, metadata)
        return self._scalar(origin or annotation, annotation, metadata)

    def _model(self, model: type[BaseModel], metadata: tuple[Any, ...]) -> Schema:
        if model.__name__ not in self._definitions:
            self._definitions[model.__name__] = {}
            self._definitions[model.__name__] = self._object(Keys(model))
        reference = {"$ref": f"#/$defs/{model.__name__}"}
        return {"anyOf": [_WORDS, reference]} if _before(metadata) else reference

    def _list(self, annotation: Any, arguments: tuple[Any, ...], metadata: tuple[Any, ...]) -> Schema:
        fixed = len(arguments) > 1 and arguments[-1] is not Ellipsis
        item = self._type(arguments[0]) if arguments else {}
        least = {"minItems": len(arguments), "maxItems": len(arguments)} if fixed else _limits(metadata, "Items")
        items = {"type": "array", "items": {"anyOf": [item, {"type": "null"}]}, **least}
        return {"anyOf": [_WORDS, items]} if _takes("x", annotation, metadata) else items

    def _scalar(self, base: Any, annotation: Any, metadata: tuple[Any, ...]) -> Schema:
        if base is bool:
            words = [word for word in YES_NO_WORDS if _takes(word, annotation, metadata)]
            return {"enum": [True, False, *words]}
        if base is int:
            whole = {"type": "integer", **_limits(metadata, "")}
            digits = {"type": "string", "pattern": "^-?[0-9]{1,9}$"}
            return {"anyOf": [whole, digits]} if _takes(_some_number(metadata), annotation, metadata) else whole
        if base is str:
            limits = _limits(metadata, "Length")
            pattern = next((p for one in metadata if (p := getattr(one, "pattern", None))), None)
            return {"type": "string", **limits, "pattern": str(pattern)} if pattern else {**_WORDS, **limits}
        if base is dt.date:
            return {"type": "string", "format": "date"}
        return {"type": "object"} if _is_mapping(base) else {}


def _annotated(model: type[BaseModel]) -> Iterator[tuple[Field, tuple[Any, tuple[Any, ...]]]]:
    for field in fields_of(model).values():
        info = model.model_fields[field.attribute]
        yield field, (info.annotation, tuple(info.metadata))


def _before(metadata: tuple[Any, ...]) -> bool:
    """Whether something else than the type may be written, which is then made one of it."""
    return any(isinstance(one, BeforeValidator) for one in metadata)


def _takes(word: str, annotation: Any, metadata: tuple[Any, ...]) -> bool:
    """Whether a word may be written where a value of a type stands."""
    if not _before(metadata):
        return False
    annotated: Any = Annotated
    try:
        TypeAdapter(annotated[(annotation, *metadata)]).validate_python(word)
    except ValidationError:
        return False
    return True


def _some_number(metadata: tuple[Any, ...]) -> str:
    return str(next((one.ge for one in metadata if getattr(one, "ge", None) is not None), 1))


def _limits(metadata: tuple[Any, ...], of: str) -> Schema:
    named = {"ge": "minimum", "le": "maximum"} if not of else {"min_length": f"min{of}", "max_length": f"max{of}"}
    return {
        keyword: limit
        for name, keyword in named.items()
        for one in metadata
        if (limit := getattr(one, name, None)) is not None
    }


def _empty(base: Any) -> Any:
    return () if isinstance(base, type) and issubclass(base, tuple | list | set | frozenset) else None


def _is_mapping(base: Any) -> bool:
    return isinstance(base, type) and issubclass(base, Mapping)


def _example(example: str) -> Schema:
    return {"examples": [example]} if example else {}
