"""A site that is only tested: it listens nowhere, and is asked in this process."""

from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Flask
from flask.testing import FlaskClient

from dongling import Library
from dongling_web.app import create_app


@dataclass(frozen=True)
class TestedSite:
    """A site with its library, and a browser without scripts on it."""

    __test__: ClassVar = False  # else pytest takes it for a class of tests
    app: Flask
    library: Library
    browser: FlaskClient

    @classmethod
    def of(cls, library: Library) -> "TestedSite":
        """Return the site of a library."""
        app = create_app(library)
        browser = app.test_client()
        browser.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        return cls(app, library, browser)

    def get(self, path: str) -> Any:
        """Return the answer to a request, as Flask's test client gives it."""
        return self.browser.get(path)
