"""A unit with nothing in it to trip over: new plugins are asked of it what each start asks of every unit."""

from pathlib import Path

from dongling.model import Keys, NoDetails, Source, Unit

ASKED = "extend_document"
"""The hook that a start waits for, of every unit."""


def sample_unit() -> Unit:
    """Return a lesson of no school."""
    return Unit.model_construct(
        source=Source(Path("sample.yaml"), "sample.yaml", Keys()),
        identifier="sample",
        kind="lesson",
        name="一节课",
        description="试一试插件。",
        band="7-9年级",
        stage="m",
        school="",
        minutes=45,
        review_status="draft",
        details=NoDetails(),
    )
