"""Looks at every page and every unit in all 36 ways: python -m scripts.sweep_pages [PAGE...]. It takes an hour.

By each door, in both languages, at each width, in light and in dark; the tests look in nine ways (tests/browser/rules).
"""

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser

from dongling_web.conformance import chromium
from scripts.site_browser import site_browser
from tests.browser.pages import PAGES, READERS, Reader, become, open_page
from tests.browser.rules import EVERY_LOOK, faults
from tests.browser.serving import Site, window_on


def units(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each unit of the site, and its address."""
    number = 1
    while hits := site.search(audience="all", page=str(number))["hits"]:
        for hit in hits:
            yield hit["identifier"], f"/units/{hit['identifier']}"
        number += 1


def sweep(browser: Browser, site: Site, reader: Reader, pages: dict[str, str]) -> int:
    """Look at pages as one reader does, print what is broken, and return on how many pages."""
    broken = 0
    axe = chromium.axe()
    with browser.new_context(**window_on(site)) as context:
        page = context.new_page()
        become(page, site, reader)
        for name, address in pages.items():
            open_page(page, site, address)
            page.evaluate(axe)
            if found := faults(page, EVERY_LOOK):
                broken += 1
                sys.stdout.write(f"{name} {reader} {found}\n")
    return broken


def main() -> int:
    """Serve the repository's content and sweep it, or the pages that are named; 1 if anything is broken."""
    with site_browser() as (site, browser, _):
        every = {**PAGES, **dict(units(site))}
        wanted = {name: every[name] for name in sys.argv[1:] or every}
        broken = sum(sweep(browser, site, reader, wanted) for reader in READERS)
    sys.stdout.write(f"{len(wanted)} pages, {len(READERS) * len(EVERY_LOOK)} ways, {broken} broken\n")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
