"""Which plugin is at work."""

from dongling.plugins import journal


def test_a_journal_can_be_put_in_the_place_of_the_one_that_writes_nothing() -> None:
    class Kept(journal.Journal):
        noted = ""

        def enter(self, plugin: str, hook: str) -> None:
            self.noted = f"{plugin}.{hook}"

    before, kept = journal.current, Kept()
    try:
        journal.install(kept)
        journal.current.enter("mine", "check_unit")
    finally:
        journal.install(before)
    assert kept.noted == "mine.check_unit"
