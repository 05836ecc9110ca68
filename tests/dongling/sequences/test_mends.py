"""What one button would do about a finding."""

from dongling.curriculum import NewUnit
from dongling.sequences import Command, CreateUnit


def test_a_new_unit_is_a_file_and_no_command() -> None:
    mend = CreateUnit(NewUnit("lesson"))
    assert (mend.said.zh, mend.said.en) == ("新建单元", "new unit")
    assert not isinstance(mend, Command)
