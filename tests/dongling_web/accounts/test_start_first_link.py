"""The link that a site with accounts says at its start, as long as there is nobody."""

from flask import Flask

from dongling.store import Store
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.accounts.start import first_link_said
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling.store.accounts.making import PASSWORD
from tests.dongling_web.conftest import browser

ADDRESS = "http://127.0.0.1:8000/"


def test_the_link_is_said_until_there_is_somebody(site: Flask, store: Store) -> None:
    said = first_link_said(site, ADDRESS)
    assert said
    link = said.zh.rpartition("：")[2]
    assert link.startswith(f"{ADDRESS}account/link/")
    assert said.en.endswith(link)
    path = link.removeprefix(ADDRESS.rstrip("/"))
    browser(site).post(path, data={"name": "陆老师", "password": PASSWORD, "again": PASSWORD})
    assert store.people.any()
    assert first_link_said(site, ADDRESS) is None


def test_the_link_is_under_the_sites_own_address(open_library: OpenLibrary, write_content: WriteContent) -> None:
    content = write_content({"a.yaml": unit_text("a")})
    app = create_app(open_library(content, accounts=True, site_url="https://kc.example.cn", base_path="/dl"))
    said = first_link_said(app, "http://127.0.0.1:8000/dl/")
    assert said
    assert "https://kc.example.cn/dl/account/link/" in said.zh
    close_store(app)


def test_a_site_without_accounts_says_nothing_and_makes_no_file(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    library = open_library(write_content({"a.yaml": unit_text("a")}))
    app = create_app(library)
    assert first_link_said(app, ADDRESS) is None
    assert not list(library.data.iterdir())
    close_store(app)
