"""A site that can send letters."""

from collections.abc import Iterator

import pytest
from flask import Flask

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.accounts.mail.postman import current_postman
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling_web.accounts.mail.post_office import PostOffice, post_office


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """Run a mail server."""
    with post_office() as office:
        yield office


@pytest.fixture
def site(open_library: OpenLibrary, write_content: WriteContent, office: PostOffice) -> Iterator[Flask]:
    """Return the app of a site that gives its letters to the mail server."""
    library = open_library(
        write_content({"a.yaml": unit_text("a")}),
        accounts=True,
        site_name="东林",
        site_url="https://kc.example.cn",
        smtp_url=f"smtp://127.0.0.1:{office.port}",
        mail_from="kc@example.cn",
    )
    app = create_app(library)
    yield app
    with app.app_context():
        postman = current_postman()
    assert postman
    postman.end()
    close_store(app)
