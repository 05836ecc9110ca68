"""The rules that every page keeps: of accessibility, by axe, and that it fits the window, in either scheme."""

from itertools import product
from typing import Any, Literal

from playwright.sync_api import Page

from tests.browser.pages import DOORS, LANGUAGES, Reader

CHECK = """axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(found => ({
    passes: found.passes.length,
    violations: found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html)]),
}))"""
"""Only what is asked for leaves the browser: the whole answer takes longer to send than to find.

Targets of at least 24 px are a rule of WCAG 2.2, which axe leaves out unless it is told.
"""
WIDTHS = (1280, 390, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
Look = tuple[int, Literal["light", "dark"]]
"""A width and a scheme in which a page is looked at."""
EVERY_LOOK: tuple[Look, ...] = tuple(product(WIDTHS, SCHEMES))


def keep_the_rules(page: Page, axe: str) -> None:
    """Hold the page that is open to the rules, in each width and scheme."""
    page.evaluate(axe)
    broken = faults(page, EVERY_LOOK)
    assert broken == {}, broken


def faults(page: Page, looks: tuple[Look, ...]) -> dict[str, Any]:
    """Return what the page that is open, with axe in it, breaks of the rules, by how it was looked at."""
    found: dict[str, Any] = {}
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is between two when it is read
        checked: dict[str, Any] = page.evaluate(CHECK)
        assert checked["passes"] > 10
        broken: list[Any] = checked["violations"]
        if not page.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth"):
            broken = [*broken, "it scrolls sideways"]
        if broken:
            found[f"{scheme}, {width} px"] = broken
    return found


def pairs(number: int) -> dict[Reader, tuple[Look, ...]]:
    """Return nine of the 36 ways to see page `number`, by who reads it.

    Any two choices, of door, language, width and scheme, meet on each page; on any nine pages that follow each other
    all four do. It is the orthogonal array of nine rows and four columns of three, turned on by one for each page,
    with the first and the third choice of language and scheme being the same one.
    """
    chosen: dict[Reader, tuple[Look, ...]] = {}
    for (a, door), (b, width) in product(enumerate(DOORS), enumerate(WIDTHS)):
        language = LANGUAGES[(a + b + number) % 3 % 2]
        scheme = SCHEMES[(a + 2 * b + number // 3) % 3 % 2]
        reader = Reader(door, language)
        chosen[reader] = (*chosen.get(reader, ()), (width, scheme))
    return chosen
