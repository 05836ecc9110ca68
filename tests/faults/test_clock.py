"""A clock that lies, end to end: real processes, and no draft is gone when it is right again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.site import ClockedSite

TWENTY = 20


def twenty(site: ClockedSite) -> list[str]:
    """Save twenty drafts; return their addresses."""
    with site.serving():
        return [site.ask("/drafts", unit="a-lesson")[1] for _ in range(TWENTY)]


def there(site: ClockedSite, drafts: list[str]) -> list[int]:
    """Return how each draft is answered."""
    with site.serving():
        return [site.ask(draft)[0] for draft in drafts]


def one_look(site: ClockedSite) -> None:
    """See 2036 once, as the site starts."""
    site.say(2036)
    with site.serving():
        assert site.ask("/drafts")[0] == 200


def for_hours(site: ClockedSite) -> None:
    """See 2036 for twelve hours: at work, and at three starts."""
    site.say(2036)
    for _ in range(3):
        with site.serving():
            for _ in range(4):
                site.let_pass(hours=1)
                assert site.ask("/drafts", unit="a-lesson")[0] == 303


def by_turns(site: ClockedSite) -> None:
    """See 2000, 2036 and the right year by turns, also while the site runs."""
    for years in ((2036, 2000), (2000, 2036), (2026, 2036)):
        site.say(years[0])
        with site.serving():
            site.ask("/drafts", unit="a-lesson")
            site.say(years[1])
            site.ask("/drafts", unit="a-lesson")


@pytest.mark.parametrize("lie", [one_look, for_hours, by_turns])
def test_a_clock_that_was_wrong_takes_no_draft_away(tmp_path: Path, lie: Callable[[ClockedSite], None]) -> None:
    site = ClockedSite(tmp_path)
    site.say(2026)
    drafts = twenty(site)
    lie(site)
    site.say(2026)
    site.let_pass(hours=30)
    assert there(site, drafts) == [200] * TWENTY


def test_what_was_saved_with_a_dead_battery_is_there_when_the_clock_is_right_again(tmp_path: Path) -> None:
    site = ClockedSite(tmp_path)
    site.say(2000)
    drafts = twenty(site)
    site.say(2026)
    site.let_pass(hours=30)
    assert there(site, drafts) == [200] * TWENTY
    assert there(site, drafts) == [200] * TWENTY
