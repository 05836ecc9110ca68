"""Cartridges that Canvas and others wrote, and hostile ones: pages, questions and links in their order."""

from pathlib import Path

import pytest

from dongling import Catalog
from dongling.importers import RemarkKind, draft_of
from dongling.importers.formats.file import read_file
from dongling.importers.source import PlanLine
from dongling.problems import DonglingError
from tests.dongling.importers.formats.parts import zipped
from tests.dongling.importers.reading import recognise

CARTRIDGES = sorted((Path(__file__).parent / "cartridges").glob("*.imscc"))
MANIFEST = """
<manifest><metadata><lom><general><title><string>看桥</string></title></general></lom></metadata>
<organizations><organization><item><item><title>第一周</title><item identifierref="p"><title>教学目标</title></item>
</item></item></organization></organizations><resources>
<resource identifier="p" href="a.html"><file href="a.html"/></resource>
<resource identifier="w" href="w.xml"><file href="w.xml"/></resource>
<resource identifier="x" href="../../secret"><file href="../../secret"/></resource></resources></manifest>
"""
HEAD = "<html><head><title>教学目标</title></head>"
PAGE = f"{HEAD}<body><script>alert(1)</script><p>能说出<b>三处</b>痕迹。</p></body></html>"


def made(manifest: str = MANIFEST) -> bytes:
    """Return a small cartridge."""
    link = "<webLink><title>市志</title><url href='https://example.org/'/></webLink>"
    return zipped({"imsmanifest.xml": manifest, "a.html": PAGE, "w.xml": link, "../../secret": "no"})


@pytest.mark.parametrize("file", CARTRIDGES, ids=lambda file: file.name)
def test_a_real_cartridge_is_read_and_becomes_a_draft(file: Path, catalog: Catalog) -> None:
    recognised = recognise(file.read_bytes(), file.name, catalog)
    draft = draft_of(recognised, catalog)
    assert draft.data["名称"]
    assert recognised.pieces


def test_pages_questions_and_links_of_a_course_are_there() -> None:
    file = next(one for one in CARTRIDGES if "course-1" in one.name)
    source = read_file(file.read_bytes(), file.name)
    texts = [block.text for block in source.blocks if isinstance(block, PlanLine)]
    assert "First Module" in texts
    assert "This is RCE content for this assignment" in texts
    assert "The correct answer is D" in texts
    assert (RemarkKind.LINK, "http://google.com") in [(one.kind, one.text) for one in source.remarks]
    assert len(source.pictures) == 1


def test_titles_are_headings_scripts_are_not_read_and_nothing_outside_is() -> None:
    source = read_file(made(), "a.imscc")
    lines = [(line.form, line.text) for line in source.blocks if isinstance(line, PlanLine)]
    assert lines == [
        ("title", "看桥"),
        ("heading", "第一周"),
        ("heading", "教学目标"),
        ("plain", "能说出三处痕迹。"),
        ("plain", "市志"),
    ]
    assert [(one.kind, one.text) for one in source.remarks] == [(RemarkKind.LINK, "https://example.org/")]


def test_a_cartridge_becomes_sections_of_a_body(catalog: Catalog) -> None:
    draft = draft_of(recognise(made(), "a.imscc", catalog), catalog)
    assert draft.data["名称"] == "看桥"
    assert draft.data["正文"] == "## 教学目标\n\n能说出三处痕迹。\n\n市志\n"


def test_a_manifest_with_entities_is_refused() -> None:
    with pytest.raises(DonglingError, match="DTD"):
        read_file(made("<!DOCTYPE a [<!ENTITY x 'y'>]><manifest/>"), "a.imscc")
