"""Schemas for editors: every shipped file fits its own, what is broken does not, says a library that isn't ours."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dongling.catalog import Catalog
from dongling.content import ContentFile, KnownWords, parse, read_unit
from dongling.editor import schema_names, schema_of
from dongling.library import Library
from dongling.plugins import Plugins
from dongling.settings import Settings
from dongling.testing import unit_text
from tests.dongling.content.mending.teachers import ROOT, shipped_units

QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
SCHOOLS = sorted(ROOT.glob("plugins/*/*_school/courses"))


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the catalogue of everything that ships."""
    state = tmp_path_factory.mktemp("state")
    chosen = Settings(state=state, school=tuple(SCHOOLS))
    return Library.open([ROOT / "courses"], chosen, plugins=Plugins.load(chosen), search=False, check=False).catalog


def validator(name: str, catalog: Catalog, keys: str = "") -> Draft202012Validator:
    """Return what holds data to a schema that is one itself."""
    schema = schema_of(name, catalog, keys)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def kind_of(data: dict[str, Any], catalog: Catalog) -> str:
    """Return the kind of a unit's data."""
    return catalog.terms.find("kind", data.get("kind") or data["类型"]) or ""


def test_every_schema_is_one(catalog: Catalog) -> None:
    for name in schema_names(catalog):
        for keys in ("", "zh", "en"):
            validator(name, catalog, keys)


def test_every_shipped_unit_fits_the_schema_of_its_kind(catalog: Catalog) -> None:
    validators = {name: validator(name, catalog) for name in catalog.kinds}
    assert len(shipped_units()) > 50
    for path in shipped_units():
        text = path.read_text(encoding="utf-8")
        as_editors_read = yaml.load(text, Loader=_Editor)  # noqa: S506 - a safe loader without dates
        for data in (parse(text).data, as_editors_read):
            faults = [error.message for error in validators[kind_of(data, catalog)].iter_errors(data)]
            assert not faults, f"{path}: {faults[:3]}"


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("school", "school.yaml"),
        ("sequence", "sequences/*.yaml"),
        ("collection", "collections/*.yaml"),
        ("terms", "terms/*.yaml"),
        ("facts", "../seeds/facts.yaml"),
        ("sources", "../seeds/sources.yaml"),
        ("places", "../seeds/places.yaml"),
    ],
)
def test_every_other_shipped_file_fits_its_schema(catalog: Catalog, name: str, pattern: str) -> None:
    files = [file for folder in [ROOT / "courses", *SCHOOLS] for file in folder.glob(pattern)]
    assert files
    for file in files:
        faults = [e.message for e in validator(name, catalog).iter_errors(parse(file.read_text(encoding="utf-8")).data)]
        assert not faults, f"{file}: {faults[:3]}"


class _Editor(yaml.SafeLoader):
    """Reads as editors do: numbers are numbers, dates are texts."""


_Editor.yaml_implicit_resolvers = {
    sign: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":int", ":float", ":null", ":merge"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


BROKEN = [
    {"name": None},
    {"minuets": "5"},
    {"minutes": 0},
    {"minutes": 9999},
    {"minutes": "八"},
    {"name": ["a"]},
    {"themes": ["家国情坏"]},
    {"band": "k99"},
    {"identifier": "Not One"},
    {"process": "读"},
    {"process": [{"name": "读", "nome": "x", "minutes": 5, "teacher": "a", "pupils": "b"}]},
    {"名称": "又一个"},
    {"kind": "walk"},
    {"derived": [{"text": "七年"}]},
]


@pytest.mark.parametrize("change", BROKEN)
def test_what_is_broken_is_refused_by_schema_and_loader(
    catalog: Catalog, tmp_path: Path, change: dict[str, Any]
) -> None:
    data = {**parse(unit_text()).data, **change}
    data = {key: value for key, value in data.items() if value is not None}
    assert not validator("lesson", catalog).is_valid(data)
    assert not loads(data, tmp_path, catalog)


def loads(data: dict[str, Any], folder: Path, catalog: Catalog) -> bool:
    """Whether the loader takes data for a unit."""
    file = folder / "u.yaml"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    file.write_text(text.replace(": null\n", ":\n"), encoding="utf-8")  # left blank: null would be a word
    return bool(read_unit(ContentFile(file), "s", KnownWords(catalog.kinds, catalog.terms)).found)


WRITTEN = ["", "一", "j", "家国情怀", "45", "0", "x-1", "是", ["一"], [], {"a": "b"}, [{"name": "读"}], None]
FIELDS = ["identifier", "name", "description", "band", "minutes", "review_status", "themes", "depth", "process"]
FIELDS += ["keywords", "owner", "facts", "名称", "none"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(changes=st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(WRITTEN), max_size=3))
def test_what_the_schema_refuses_the_loader_refuses(catalog: Catalog, tmp_path: Path, changes: dict[str, Any]) -> None:
    data = {**parse(unit_text()).data, **changes}
    if loads(data, tmp_path, catalog):
        faults = [error.message for error in validator("lesson", catalog).iter_errors(data)]
        assert not faults


def test_keys_of_one_language_are_offered_alone(catalog: Catalog) -> None:
    assert "name" not in schema_of("walk", catalog, "zh")["properties"]
    assert "名称" not in schema_of("walk", catalog, "en")["properties"]
    both = schema_of("walk", catalog)["properties"]
    assert both["name"] == both["名称"]
    assert both["name"]["title"] == "名称 · name"
