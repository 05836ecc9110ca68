"""连元街小学：本校的课程单元。"""

from pathlib import Path

from dongling import hookimpl


@hookimpl
def register_courses() -> list[Path]:
    """Return the school's content."""
    return [Path(__file__).parent / "courses"]
