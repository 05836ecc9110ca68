"""The roster to fill in."""

from collections.abc import Callable

import pytest

from dongling.accounts import OPERATOR
from dongling.rosters import as_csv, as_xlsx, planned


@pytest.mark.parametrize("template", [as_csv, as_xlsx])
def test_its_heads_are_known_and_its_example_takes_nobody_in(template: Callable[[], bytes]) -> None:
    made = planned(template(), OPERATOR, {}, lambda _: ())
    assert made.newcomers == []
    assert [one.name for one in made.left] == ["陆老师（示例，请删去）"]
    assert made.unread == []
