"""One file of each sort -> values: a unit by its kind, a sequence, a school, terms, and the tables of seeds."""

from collections.abc import Callable, Mapping
from collections.abc import Collection as AnyOf
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from dongling.catalog import Terms
from dongling.content.decoder import Decoder, Vocabulary, choices
from dongling.content.mending.reader import Readable, read_file
from dongling.content.merge import Entry, FileResult
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import YamlProblem
from dongling.model import (
    Collection,
    CollectionFields,
    Keys,
    Kind,
    School,
    Sequence,
    SequenceFields,
    Source,
    Term,
    TermsFile,
    Unit,
    UnitFields,
    as_identifier,
    fact_tables,
    meant_for_pupils,
)
from dongling.problems import FieldPath, Position, Problem, Said, did_you_mean

M = TypeVar("M", bound=BaseModel)
S = TypeVar("S", Sequence, Collection)


_TERMS, _TERM = Keys(TermsFile), Keys(Term)
_SCHOOL = Keys(School)


def read_unit(file: Readable, school: str, vocabulary: KnownWords) -> FileResult[Unit]:
    """Return the unit in a file; with any error in it there is none."""

    def read(reading: Decoder) -> FileResult[Unit]:
        return _unit(reading, school, vocabulary)

    return read_file(file, vocabulary.terms, vocabulary.keys_of, read)


def _unit(reading: Decoder, school: str, vocabulary: KnownWords) -> FileResult[Unit]:
    kind = _kind(reading, vocabulary)
    if kind is None:
        return FileResult((), tuple(reading.problems))
    keys = vocabulary.keys[kind.identifier]
    own = Keys(kind.details)
    data = reading.data(keys)
    common = reading.value(UnitFields, {k: v for k, v in data.items() if k not in own.fields}, keys)
    validate = partial(kind.run, kind.details.model_validate)
    details = reading.value_by(validate, {k: v for k, v in data.items() if k in own.fields}, keys)
    if common is not None:
        _needs_band(common, reading, keys)
        reading.tell_placeholders(data, keys, "warning" if common.is_draft else "error")
    if common is None or details is None or reading.broken:
        return FileResult((), tuple(reading.problems))
    stage = vocabulary.terms.broader("band", common.band) if common.band else ""
    fields = {**dict(common), **_fitting(common, stage, vocabulary), "stage": stage, "school": school}
    unit = Unit.model_construct(**fields, details=details, source=reading.source(keys))
    return FileResult((Entry(unit, unit.source),), tuple(reading.problems))


def _fitting(unit: UnitFields, stage: str, vocabulary: KnownWords) -> dict[str, Any]:
    """Return the fields that name competencies, each as the frame of the unit's stage means it."""

    def fit(name: str) -> str:
        return vocabulary.terms.for_stage("competency", name, stage)

    rubrics = tuple(one.model_copy(update={"competency": fit(one.competency)}) for one in unit.rubrics)
    return {"competencies": tuple(map(fit, unit.competencies)), "rubrics": rubrics}


def _needs_band(unit: UnitFields, reading: Decoder, keys: Keys) -> None:
    """Collect that a unit for pupils says no band; one for teachers or families alone may belong to none."""
    if not unit.band and meant_for_pupils(unit.audience):
        key = reading.document.own_key(("band",), keys)
        message = Said(f"缺少“{key}”", f"“{key}” is missing")
        hint = Said(
            f"加一行“{key}: ……”；不给学生的单元写明“对象”就可以不写",
            f"add `{key}: ...`; a unit that is not for pupils may leave it out when it says its audience",
        )
        reading.say("field-missing", ("band",), keys, message, hint)


def _kind(reading: Decoder, vocabulary: KnownWords) -> Kind | None:
    keys = Keys(UnitFields)
    own = next((key for key in keys.spellings("kind") if reading.document.data.get(key)), None)
    word = reading.document.data.get(own) if own else None
    known = vocabulary.terms.words("kind")
    if word is None:
        message = Said("缺少“类型”", "“kind” is missing")
        reading.say("field-missing", (), keys, message, choices(known))
        return None
    identifier = vocabulary.terms.find("kind", word) if isinstance(word, str) else None
    if identifier is None:
        message = Said(f"没有“{word}”这种单元", f"there is no kind “{word}”")
        reading.say("unknown-kind", ("kind",), keys, message, did_you_mean(str(word), known, choices(known)))
        return None
    return vocabulary.kinds[identifier]


_WRITTEN: Mapping[type[BaseModel], type[BaseModel]] = {Sequence: SequenceFields, Collection: CollectionFields}


def read_owned(file: Readable, school: str, vocabulary: KnownWords, model: type[S]) -> FileResult[S]:
    """Return the sequence or collection in a file; with any error in it there is none."""
    written = _WRITTEN[model]
    keys = Keys(written)

    def read(reading: Decoder) -> FileResult[S]:
        data = reading.data(keys)
        fields = reading.value(written, data, keys)
        reading.tell_placeholders(data, keys)
        if fields is None or reading.broken:
            return FileResult((), tuple(reading.problems))
        owned = model.model_construct(**dict(fields), school=school, source=reading.source(keys))
        return FileResult((Entry(owned, owned.source),), tuple(reading.problems))

    return read_file(file, vocabulary.terms, lambda _: keys, read)


class SequenceText(NamedTuple):
    """What was read of a text: the fields, None with any error; what is wrong with it; where each field stands."""

    fields: SequenceFields | None
    problems: tuple[Problem, ...]
    position: Callable[[FieldPath], Position]


def read_sequence(raw: bytes, shown: str, terms: Vocabulary) -> SequenceText:
    """Read a sequence that is no file here, such as one that a teacher sends; its problems name it as `shown`."""
    keys = Keys(SequenceFields)
    try:
        reading = Decoder(raw, Path(shown), shown, terms)
    except YamlProblem as error:
        position = error.position
        return SequenceText(None, (error.problem(shown),), lambda _: position)
    fields = reading.value(SequenceFields, reading.data(keys), keys)
    sound = None if reading.broken else fields
    return SequenceText(sound, tuple(reading.problems), lambda path: reading.document.position(path, keys))


def read_school(file: Readable, vocabulary: KnownWords) -> FileResult[School]:
    """Return the school of a `school.yaml`."""

    def read(reading: Decoder) -> FileResult[School]:
        school = reading.value(School, reading.data(_SCHOOL), _SCHOOL)
        if school is None or reading.broken:
            return FileResult((), tuple(reading.problems))
        return FileResult((Entry(school, reading.source(_SCHOOL)),), tuple(reading.problems))

    return read_file(file, vocabulary.terms, lambda _: _SCHOOL, read)


def fallback_school(folder: Path, taken: AnyOf[str]) -> School:
    """Return a school for a folder without `school.yaml`: named and identified by the folder."""
    name = folder.resolve().name or "local"
    base = as_identifier(name, "local")
    free = next(s for i in range(1, len(taken) + 3) if (s := base if i == 1 else f"{base}-{i}") not in taken)
    return School(identifier=free, name=name)


def read_terms(file: Readable, school: str = "") -> FileResult[Term]:
    """Return the terms of a vocabulary file, and the vocabulary itself as a term of the scheme `scheme`."""
    return read_file(file, Terms(), lambda _: _TERMS, lambda reading: _read_terms(reading, school))


def _read_terms(reading: Decoder, school: str) -> FileResult[Term]:
    data = reading.data(_TERMS)
    items = data.pop("terms", None)
    head = reading.value(TermsFile, {**data, "terms": ()}, _TERMS)
    terms = _items(reading, items, Term, "terms", _TERMS)
    if head is None:
        return FileResult((), tuple(reading.problems))
    source = reading.source(_TERMS)
    extra = {"facet": True} if head.facet else {}
    whole = Entry(Term(identifier=head.scheme, name=head.name, scheme="scheme", school=school, extra=extra), source)
    entries = [
        Entry(f.value.model_copy(update={"scheme": head.scheme, "school": school}), f.source, f.at) for f in terms
    ]
    return FileResult((whole, *entries), tuple(reading.problems))


def read_table(file: Readable, model: type[M], vocabulary: KnownWords) -> FileResult[M]:
    """Return the entries of facts.yaml, sources.yaml or places.yaml; a bad entry does not hide the others."""
    keys = Keys(fact_tables[file.path.name])
    name = next(iter(keys.fields))

    def read(reading: Decoder) -> FileResult[M]:
        entries = _items(reading, reading.data(keys).get(name), model, name, keys)
        return FileResult(tuple(entries), tuple(reading.problems))

    return read_file(file, vocabulary.terms, lambda _: keys, read)


def _items(reading: Decoder, items: Any, model: type[M], name: str, keys: Keys) -> list[Entry[M]]:
    if not isinstance(items, list):
        hint = Said("每项一行，前面加“- ”", "one item a line, each after `- `")
        reading.say("field-list", (name,), keys, Said(f"“{name}”应为列表", f"“{name}” should be a list"), hint)
        return []
    source: Source = reading.source(keys)
    values = [reading.value(model, item, keys, at=(name, i)) for i, item in enumerate(items)]
    return [Entry(value, source, (name, i)) for i, value in enumerate(values) if value is not None]
