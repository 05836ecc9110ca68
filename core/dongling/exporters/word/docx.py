"""`docx`: a unit or a sequence as a lesson plan for Word, LibreOffice and WPS, to be filled in and changed."""

from collections.abc import Iterator

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit
from dongling.problems import Said
from dongling.text.markdown import images

_APPROVED = "approved"


class Docx:
    """The exporter `docx`."""

    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix = ".docx"

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the document; the same content makes the same bytes."""
        from dongling.exporters.word.paper import Paper
        from dongling.exporters.word.sequence_sheet import write_sequence
        from dongling.exporters.word.unit_sheet import write_unit

        school = catalog.schools.get(item.school)
        paper = Paper(
            title=item.name,
            notice=_notice(item, catalog),
            school=(school.full_name or school.name) if school else item.school,
            updated=max((unit.updated for unit in _units(item, catalog) if unit.updated), default=None),
        )
        if isinstance(item, Sequence):
            write_sequence(paper, item, catalog)
        else:
            write_unit(paper, item, catalog)
        return paper.data()

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say what paper has no place for, and the steps whose units are not there."""
        if isinstance(item, Sequence):
            missing = [step.unit for step in item.steps if step.unit not in catalog.units]
            if missing:
                names = "、".join(missing)
                yield Said(
                    f"没有装载的单元只列了编号：{names}", f"units that are not loaded, but for their ids: {names}"
                )
        units = _units(item, catalog)
        if count := sum(images(unit.body) for unit in units):
            yield Said(f"正文里的{count}张图只留了说明", f"{count} images in the body, but for their words")
        if any(unit.keywords or unit.name_en for unit in units):
            yield Said("只供检索的关键词、英文名", "key words and English names, which serve search")


def _units(item: Unit | Sequence, catalog: Catalog) -> list[Unit]:
    if isinstance(item, Unit):
        return [item]
    return [unit for _, unit, _ in catalog.steps(item) if unit is not None]


def _notice(item: Unit | Sequence, catalog: Catalog) -> str:
    """Return the review status in words; of several units, that of the first which is not approved."""
    status = next((u.review_status for u in _units(item, catalog) if u.review_status != _APPROVED), "")
    return catalog.name_of("review_status", status) if status else ""
