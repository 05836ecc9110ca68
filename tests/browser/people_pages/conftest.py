"""The site of the tests of people."""

from tests.browser.site_of_people import browser_context_args, place, with_accounts

__all__ = ["browser_context_args", "place", "with_accounts"]
