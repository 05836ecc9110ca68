"""Minutes that follow from the others are offered; where they don't follow nothing is."""

from typing import Any

import pytest

from dongling.kinds.lesson import KIND
from dongling.problems import FieldPath
from dongling_web.workshop.plans.remainders import likely_number


@pytest.mark.parametrize(
    ("whole", "parts", "path", "likely"),
    [
        ("40", ["15", None], ("process", 1, "minutes"), "25"),
        ("40", ["15", None, None], ("process", 1, "minutes"), ""),
        ("40", ["40", None], ("process", 1, "minutes"), ""),
        (None, ["15", None], ("process", 1, "minutes"), ""),
        (None, ["15", "25"], ("minutes",), "40"),
        (None, ["15", None], ("minutes",), ""),
        (None, [], ("minutes",), ""),
        ("40", ["15"], ("description",), ""),
    ],
)
def test_what_is_left_and_what_they_make_together(
    whole: str | None, parts: list[str | None], path: FieldPath, likely: str
) -> None:
    data: dict[str, Any] = {"环节": [{"名称": "看", **({"分钟": part} if part else {})} for part in parts]}
    assert likely_number({**data, **({"分钟": whole} if whole else {})}, path, KIND) == likely
