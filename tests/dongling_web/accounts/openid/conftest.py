"""A site whose people another site vouches for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling_web.accounts.openid.lying_provider import CLIENT, SECRET, LyingProvider, lying_provider


@pytest.fixture
def provider() -> Iterator[LyingProvider]:
    """Run a provider."""
    with lying_provider() as provider:
        yield provider


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return the file of the secret."""
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    return file


@pytest.fixture
def site(
    open_library: OpenLibrary, write_content: WriteContent, provider: LyingProvider, secret: Path
) -> Iterator[Flask]:
    """Return the app of a site that believes the provider."""
    library = open_library(
        write_content({"a.yaml": unit_text("a")}),
        accounts=True,
        site_url="http://localhost",
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT,
        oidc_secret=secret,
    )
    app = create_app(library)
    yield app
    close_store(app)
