"""Pages in Chromium, held to the rules of accessibility by axe: where Playwright and a Chromium are installed.

Nothing is asked over a network: what the browser asks for is answered by the site in this process.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from typing import TYPE_CHECKING, Any

from dongling import Said
from dongling_web.conformance.tested_site import TestedSite

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

WIDTHS = (1280, 390)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_HOST = "http://school.test"
_CALM = ("--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-sync")
_CHECK = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    rule => `${rule.id}: ${rule.help} (${rule.nodes[0].html.slice(0, 100)})`))"""


class NotThere(Exception):
    """There is no browser to check with; `what` says what is missing."""

    def __init__(self, what: Said) -> None:
        super().__init__(what.en)
        self.what = what


def axe() -> str:
    """Return axe-core, the checker of accessibility."""
    folder = resources.files("dongling_web.conformance") / "vendor"
    (script,) = (file for file in folder.iterdir() if file.name.startswith("axe-core-") and file.name.endswith(".js"))
    return script.read_text(encoding="utf-8")


def chromium() -> str:
    """Return the path of Chromium. Raises NotThere."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise NotThere(
            Said("没有查，没有 Chromium（apt-get install chromium）", "no Chromium (apt-get install chromium)")
        )
    return program


def page_faults_in_chromium(site: TestedSite, paths: Iterable[str]) -> list[Said]:
    """Return which rules the pages of a site break, a sentence each. Raises NotThere where there is no browser."""
    program, every = chromium(), list(paths)
    with ThreadPoolExecutor(1) as aside:  # Playwright refuses a thread in which another one of it runs
        return aside.submit(lambda: list(_faults(site, every, program))).result()


def _faults(site: TestedSite, paths: Iterable[str], program: str) -> Iterator[Said]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise NotThere(
            Said("没有 Playwright（pip install playwright）", "no Playwright (pip install playwright)")
        ) from None
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=program, chromium_sandbox=os.geteuid() != 0, args=list(_CALM)
            )
        except Error as error:
            why = error.message.splitlines()[0]
            raise NotThere(Said(f"Chromium 打不开：{why}", f"Chromium does not start: {why}")) from None
        page = browser.new_page(locale="zh-CN", reduced_motion="reduce", bypass_csp=True)  # axe is put into the page
        page.route("**/*", lambda route: _answer(site, route))
        script = axe()
        for path in paths:
            yield from _broken_rules(page, path, script)
        browser.close()


def _broken_rules(page: "Page", path: str, script: str) -> Iterator[Said]:
    page.goto(f"{_HOST}{path}")
    page.evaluate(script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        for rule in page.evaluate(_CHECK):
            yield Said(f"{path}：{width} 像素时 {rule}", f"{path}: at {width} px, {rule}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            yield Said(f"{path}：{width} 像素时要横着滚动", f"{path}: at {width} px it scrolls sideways")


def _answer(site: TestedSite, route: "Route") -> None:
    asked = route.request
    if not asked.url.startswith(f"{_HOST}/"):
        route.abort()
        return
    answer: Any = site.browser.open(asked.url.removeprefix(_HOST), method=asked.method)
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.data)
