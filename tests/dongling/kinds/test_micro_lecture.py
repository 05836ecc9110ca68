"""微讲堂: a talk about one person or one object."""

from dongling.kinds.micro_lecture import KIND, MicroLecture
from dongling.model import fields_of


def test_a_talk_needs_who_speaks_what_is_said_and_one_question() -> None:
    fields = fields_of(MicroLecture)
    assert [name for name, field in fields.items() if field.required] == ["speaker_role", "script", "question"]
    assert KIND.minutes == (8, 20)


def test_pupils_read_the_script_think_about_the_question_and_hear_of_the_object() -> None:
    roles = {name: field.about.pupils for name, field in fields_of(MicroLecture).items() if field.about.pupils}
    assert roles == {"script": "story", "question": "think", "object": "thing"}
