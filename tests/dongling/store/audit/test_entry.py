"""A row: by whom, and of a thing what an identifier has."""

from dongling.accounts import ANYBODY, OPERATOR, Actor
from dongling.store.audit.entry import MACHINE, SITE, SITE_ITSELF, number_of, sound_thing


def test_by_whom_is_a_person_the_machine_or_the_site_itself() -> None:
    assert [number_of(by) for by in (Actor(7), OPERATOR, SITE, ANYBODY)] == [7, MACHINE, SITE_ITSELF, SITE_ITSELF]


def test_a_thing_keeps_what_an_identifier_has_and_nothing_of_a_text() -> None:
    assert sound_thing("陆老师@东林 #12 editor") == "陆老师@东林 #12 editor"
    assert sound_thing("，他说：“走”！\n<b>\x00\ud800") == "他说走b"
    assert len(sound_thing("a" * 500)) == 120
