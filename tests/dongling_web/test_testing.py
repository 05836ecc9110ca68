"""What authors of plugins test with."""

import types

from dongling import Kind, hookimpl
from dongling.testing import WriteContent, unit_text
from dongling_web import testing
from dongling_web.testing import OpenSite, conformance

client = testing.client
"""The one for authors, not that of the tests beside this one."""


def test_a_sound_school_conforms(client: OpenSite, write_content: WriteContent) -> None:
    site = client(write_content({"a.yaml": unit_text("a-lesson")}))
    assert site.get("/units/a-lesson").status_code == 200
    assert conformance(site) == []


def test_what_is_wrong_with_a_school_is_said_a_sentence_each(client: OpenSite, write_content: WriteContent) -> None:
    @hookimpl
    def register_kinds() -> list[Kind]:
        return [Kind("my.talk", "谈话", template="my/none.html")]

    @hookimpl
    def unit_panels() -> list[str]:
        raise ValueError("no panels today")

    school = types.ModuleType("my_school")
    vars(school).update(register_kinds=register_kinds, unit_panels=unit_panels)
    content = write_content({"a.yaml": unit_text("a-talk", kind="my.talk", process=None)})
    faults = "\n".join(conformance(client(content, module=school)))
    assert "there is no template my/none.html" in faults
    assert "no panels today" in faults
