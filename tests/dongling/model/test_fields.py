"""What a field is, read off a model."""

from typing import Annotated

from dongling.kinds.walk import Walk
from dongling.model import About, Keys, Model, UnitFields, Whole, Words, YesNo, fields_of


class Small(Model):
    """A model of each type."""

    number: Annotated[Whole, About("数")] = 0
    done: Annotated[YesNo, About("完成")] = False
    words: Annotated[Words, About("词")] = ()
    hidden: str = ""


def test_a_field_without_a_declaration_is_not_a_key_of_files() -> None:
    assert list(fields_of(Small)) == ["number", "done", "words"]


def test_a_field_knows_what_lies_below_it() -> None:
    stops = fields_of(Walk)["stops"]
    assert stops.many
    assert stops.required
    assert stops.model is not None
    assert stops.model.__name__ == "Stop"


def test_a_field_is_named_by_its_alias_in_files() -> None:
    derived = fields_of(UnitFields)["derived"].model
    assert derived is not None
    assert fields_of(derived)["from"].attribute == "sources"


def test_keys_know_both_spellings_at_every_level() -> None:
    keys = Keys(UnitFields, Walk)
    assert keys.names["站点"] == keys.names["stops"] == "stops"
    below = keys.below("stops")
    assert below is not None
    assert below.names["地点"] == "place"
    assert keys.spellings("minutes") == ("minutes", "分钟")


def test_no_two_fields_of_a_unit_share_a_label() -> None:
    labels = [field.about.label for field in fields_of(UnitFields).values()]
    assert len(labels) == len(set(labels))


def test_every_field_of_a_unit_has_help_in_both_languages() -> None:
    assert all(all(field.about.help) for field in fields_of(UnitFields).values())
