"""A new unit for an empty place of the map or of a sequence: its kind, and the fields that the place determines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dongling.catalog import Catalog
from dongling.curriculum.stages import Stages
from dongling.model import Kind, UnitFields, as_identifier, fields_of

Preset = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The kind of a unit that is wanted and the values of the fields that are known; addresses carry it well."""

    kind: str
    fields: Preset = field(default_factory=dict)


def new_unit(stages: Stages, band: str, preset: Preset, depth: str = "", school: str = "") -> NewUnit:
    """Return a unit wanted in `band`, with a class of its stage and the depth that is usual there unless given."""
    stage = stages.stage(band)
    length = stages.class_minutes(stage)
    kind = _kind(stages.catalog, preset, length[1] if length else 0)
    subject = next((values[0] for name, values in preset.items() if name in _NAMING and values), "unit")
    fields: dict[str, tuple[str, ...]] = {
        "identifier": (_free(stages.catalog, f"{as_identifier(subject, 'unit')}-{band}", school),),
        "band": (band,),
    }
    if length and kind:
        least, most = kind.minutes
        fields["minutes"] = (str(min(max(length[1], least), most)),)
    if depth or stages.usual_depth(stage):
        fields["depth"] = (depth or stages.usual_depth(stage),)
    fields |= {name: values for name, values in preset.items() if values}
    return NewUnit(kind.identifier if kind else "", fields)


_NAMING = ("themes", "history", "competencies")


def _kind(catalog: Catalog, preset: Preset, minutes: int) -> Kind | None:
    """Return the first kind that has the fields and that a whole class suits; else the first with the fields."""
    able = [
        kind
        for kind in catalog.kinds.values()
        if preset.keys() <= fields_of(UnitFields).keys() | fields_of(kind.details).keys()
    ]
    suited = [kind for kind in able if kind.minutes[0] <= minutes <= kind.minutes[1]]
    return next(iter(suited or able), None)


def _free(catalog: Catalog, wanted: str, school: str) -> str:
    prefix = catalog.schools[school].prefix.strip("-") if school in catalog.schools else ""
    plain = as_identifier(f"{prefix}-{wanted}", "unit")
    name, number = plain, 1
    while name in catalog.units:
        number += 1
        name = f"{plain}-{number}"
    return name
