"""One page of each sort that the site has, and how a reader comes to it: by a door, in a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, Response

from tests.browser.serving import Site

DOORS = ("pupil", "teacher", "family")
LANGUAGES = ("zh", "en")
PAGES: Mapping[str, str] = {
    "home": "/",
    "results": "/search?q=东林书院",
    "results narrowed": "/search?stage=primary&sort=minutes",
    "results corrected": "/search?q=初中 古银行树",
    "results taken literally": "/search?q=古银行树&raw=1",
    "nothing found": "/search?q=qqqxxz",
    "everything": "/search?audience=all",
    "what another door holds": "/search?q=孩子不想学习家长怎么办",
    "families' talk": "/units/lx-family-talk",
    "all with pinyin": "/units/ly-flag-badge?pinyin=all",
    "micro-course": "kind:micro_course",
    "walk": "kind:walk",
    "micro-lecture": "kind:micro_lecture",
    "lesson": "kind:lesson",
    "学问课堂": "kind:dl.xuewen",
    "跨学科备课": "kind:dl.coprep",
    "传家宝讲堂": "kind:ly.heirloom",
    "竢实少年课": "kind:ly.virtue",
    "慧学周": "kind:ly.huixue",
    "磨课研课": "kind:ly.research",
    "映山红活动": "kind:qy.activity",
    "三味书社": "kind:qy.bookclub",
    "送教结对": "kind:qy.support",
    "materials": "/units/ly-photo-check/materials",
    "sheet": "/units/ly-photo-check/materials/corners",
    "cards": "/units/ly-anthem/materials/years",
    "key": "/units/ly-photo-check/materials/corners/key",
    "rubric": "/units/ly-anthem/rubric",
    "letters and slips": "/units/dl-walk-academy/slips",
    "unit with pictures": "/units/ly-canal-home",
    "wall": "/units/ly-list-1920/show",
    "wall's notes": "/units/ly-list-1920/show/notes",
    "film": "/units/ly-list-1920/film",
    "sequences": "/sequences",
    "sequence": "/sequences/seq-jiaguo",
    "sequence to print": "/sequences/seq-jiaguo?print=1",
    "map": "/map",
    "map of histories": "/map?rows=history",
    "map with a cell": "/map?rows=competency_line&cell=c-identity.j",
    "map of a sequence": "/map?sequence=seq-jiaguo",
    "collections": "/collections",
    "collection": "/collections/c-micro-stories",
    "resource library": "/collections/c-jiaguo",
    "facts": "/facts",
    "facts, second page": "/facts?page=2",
    "fact": "/facts/sy-paifang",
    "terms": "/terms",
    "terms of a scheme": "/terms/read_scope",
    "units of a term": "/terms/read_scope/city",
    "schools": "/schools",
    "school": "/schools/donglin",
    "drafts": "/drafts",
    "drafts, several": "draft:/drafts",
    "builder": "draft:/drafts/KEY",
    "history of a draft": "draft:/drafts/KEY/history",
    "version of a draft": "draft:/drafts/KEY/history/1",
    "unit of the draft": "draft:/units/dl-history-ginkgo",
    "draft that others may read": "draft:/shared/READ",
    "about": "/about",
    "notebook": "/notebook",
    "what is kept offline": "/offline",
    "pairing a phone": "/wall",
    "code for a phone": "wall:/wall/pair",
    "plugins": "/admin/plugins",
    "components": "/admin/components",
    "search health": "/admin/search",
    "how the site fares": "/admin",
    "content problems": "/admin/content",
    "storage": "/admin/storage",
    "audit": "/admin/audit",
    "settings": "/admin/settings",
    "unknown unit": "/units/no-such-unit",
    "bad value": "/search?stage=nowhere",
}
STATUS = {"unknown unit": 404, "bad value": 400}
BOXLESS = frozenset({"wall", "wall's notes"})
"""Pages for a wall: they have no header, and so no box to search."""
TAKEN = "seq-jiaguo"
SHOWN = "ly-list-1920"


@dataclass(frozen=True)
class Reader:
    """Who reads: by which door they came in, and in which language."""

    door: str = DOORS[0]
    language: str = LANGUAGES[0]


READERS = tuple(Reader(door, language) for door in DOORS for language in LANGUAGES)


def become(page: Page, site: Site, reader: Reader) -> None:
    """Let this browser remember the door and the language of a reader, as if they had been chosen before."""
    chosen = {"dongling_door": reader.door, "dongling_lang": reader.language}
    page.context.add_cookies([{"name": name, "value": value, "url": site.address} for name, value in chosen.items()])


def begin_drafts(page: Page) -> str:
    """Make this browser have two drafts: an empty one, and one that is taken from a sequence; return its address."""
    address = ""
    forms: tuple[dict[str, str | float | bool], ...] = ({}, {"sequence": TAKEN})
    for form in forms:
        made = page.request.post("/drafts", form=form, headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0)
        address = made.headers["location"].partition("?")[0].partition("#")[0]
    return address


def open_page(page: Page, site: Site, address: str) -> Response:
    """Open a page by its address in PAGES.

    `kind:x` is a unit of that kind, `draft:x` a page for who has drafts: KEY is the last one, READ what only reads it;
    `wall:x` is a page for who has begun to show a unit.
    """
    what, _, path = address.rpartition(":")
    if what == "kind":
        path = site.first(path)
    elif what == "draft":
        path = of_draft(page, path)
    elif what == "wall":
        page.request.post("/wall", form={"unit": SHOWN}, headers={"Sec-Fetch-Site": "same-origin"})
    response = page.goto(path)
    assert response
    return response


def of_draft(page: Page, path: str) -> str:
    """Return the path of a page about a draft, which this browser has from now on."""
    address = begin_drafts(page)
    if "READ" in path:
        found = re.search(r'href="/shared/([\w-]+)', page.request.get("/drafts").text())
        assert found
        return path.replace("READ", found[1])
    return path.replace("KEY", address.rpartition("/")[2])
