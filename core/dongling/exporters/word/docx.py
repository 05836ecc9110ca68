"""`docx`: a unit or a sequence as a lesson plan for Word, LibreOffice and WPS, to be filled in and changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.languages import CHINESE, SOURCE, Tongue, name_in, school_in
from dongling.model import Sequence, Unit
from dongling.problems import Said
from dongling.text.markdown import images

_APPROVED = "approved"


@dataclass(frozen=True)
class Docx:
    """The exporter `docx`."""

    tongue: Tongue = CHINESE
    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix = ".docx"

    def in_language(self, tongue: Tongue) -> "Docx":
        """Return the exporter in a language."""
        return Docx(tongue)

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the document; the same content makes the same bytes."""
        from dongling.exporters.word.paper import Paper
        from dongling.exporters.word.sequence_sheet import write_sequence
        from dongling.exporters.word.unit_sheet import write_register, write_unit

        school = catalog.schools.get(item.school)
        paper = Paper(
            title=item.name,
            notice=_notice(self.tongue, item, catalog),
            school=school_in(self.tongue, school) if school else item.school,
            updated=max((unit.updated for unit in _units(item, catalog) if unit.updated), default=None),
            tongue=self.tongue,
        )
        if isinstance(item, Sequence):
            write_sequence(paper, item, catalog)
        else:
            write_unit(paper, item, catalog)
            write_register(paper, item, catalog)
        return paper.data()

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say what paper has no place for, and the steps whose units are not there."""
        if isinstance(item, Sequence):
            missing = [step.unit for step in item.steps if step.unit not in catalog.units]
            if missing:
                yield Said(
                    f"没有装载的单元只列了编号：{'、'.join(missing)}",
                    f"units that are not loaded, but for their ids: {', '.join(missing)}",
                )
        units = _units(item, catalog)
        if count := sum(images(unit.body) for unit in units):
            yield Said(f"正文里的{count}张图只留了说明", f"{count} images in the body, but for their words")
        yield from _media_left(units)
        printed = isinstance(item, Unit) and self.tongue.name == SOURCE
        if not printed and any(unit.keywords or unit.name_en for unit in units):
            yield Said("只供检索的关键词、英文名", "key words and English names, which serve search")


def _media_left(units: list[Unit]) -> Iterator[Said]:
    """Say what paper can't do, and what programs before Word 2019 draw as an empty frame."""
    sorts = [medium.sort for unit in units for medium in unit.media]
    drawn, seen = sorts.count("drawing"), sorts.count("picture")
    if heard := len(sorts) - drawn - seen:
        yield Said(
            f"{heard}个声音、影片和附件只留了说明", f"{heard} sounds, films and attachments, but for their words"
        )
    if drawn:
        yield Said(
            f"{drawn}张手绘图在 2019 年以前的 Word 里只有空框和说明",
            f"{drawn} drawings in Word before 2019, but for a frame and their words",
        )


def _units(item: Unit | Sequence, catalog: Catalog) -> list[Unit]:
    if isinstance(item, Unit):
        return [item]
    return [unit for _, unit, _ in catalog.steps(item) if unit is not None]


def _notice(tongue: Tongue, item: Unit | Sequence, catalog: Catalog) -> str:
    """Return the review status in words; of several units, that of the first which is not approved."""
    status = next((u.review_status for u in _units(item, catalog) if u.review_status != _APPROVED), "")
    return name_in(tongue, "review_status", status, catalog) if status else ""
