"""What the catalog holds, counted."""

from dongling import Library
from dongling_web.catalog import ways_in


def test_stages_are_those_that_pupils_find_units_in(library: Library) -> None:
    found = [(choice.value, choice.count, choice.note) for choice in ways_in.stages(library.catalog)]
    assert found == [("primary", 12, "1-6年级"), ("junior", 3, "7-9年级")]


def test_schools_go_from_the_youngest_up(library: Library) -> None:
    assert [choice.value for choice in ways_in.schools(library.catalog)] == ["west", "east"]


def test_themes_without_units_stay_and_kinds_without_units_go(library: Library) -> None:
    themes = {choice.value: choice.count for choice in ways_in.themes(library.catalog)}
    assert themes["yunhe"] == 1
    assert 0 in themes.values()
    kinds = {choice.value: (choice.count, choice.note) for choice in ways_in.kinds(library.catalog)}
    assert kinds["walk"] == (1, "60–240分钟")
    assert all(count for count, _ in kinds.values())


def test_words_to_try_come_from_the_units(library: Library) -> None:
    assert ways_in.words_to_try(library.catalog) == ["石拱桥"]


def test_a_sequence_has_the_minutes_of_its_steps_and_the_stages_of_its_units(library: Library) -> None:
    sequence = library.catalog.sequences["seq-river"]
    assert ways_in.total_minutes(sequence, library.catalog) == 95
    assert ways_in.stage_names(sequence, library.catalog) == ["初中"]


def test_the_footer_knows_whether_anything_is_not_approved(library: Library) -> None:
    assert ways_in.has_samples(library.catalog)


def test_the_first_sequences_are_named_where_all_would_be_too_many(library: Library) -> None:
    assert [sequence.identifier for sequence in ways_in.first_sequences(library.catalog)] == ["seq-river"]
    assert ways_in.first_sequences(library.catalog, most=0) == []
