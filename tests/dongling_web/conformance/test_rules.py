"""The rules that a school and its plugin are held to; tests/dongling_web/test_testing.py holds some as an author."""

import types

import pytest
from flask import Blueprint

from dongling import hookimpl
from dongling.testing import WriteContent, unit_text
from dongling_web import testing
from dongling_web.conformance.rules import findings
from dongling_web.testing import OpenSite

client = testing.client
"""The one for authors, not that of the tests beside this one."""
HEAD = '<!doctype html><html lang="zh"><head><title>{title}</title></head><body><main>{body}</main></body></html>'


def school(page: str) -> types.ModuleType:
    """Return a plugin with one page, which is in the menu."""
    blueprint = Blueprint("odd", __name__)
    blueprint.get("/odd")(lambda: page)
    module = types.ModuleType("odd_school")
    vars(module).update(
        register_pages=hookimpl(lambda: [blueprint]), register_navigation=hookimpl(lambda: [("/odd", "一页")])
    )
    for name in ("register_pages", "register_navigation"):
        getattr(module, name).__name__ = name
    return module


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (HEAD.format(title=" ", body="<h1>一</h1>"), "/odd: it has no title"),
        (HEAD.format(title="一", body="<h1>一</h1><h1>二</h1>"), "/odd: it should have one heading"),
        (HEAD.format(title="一", body='<h1>一</h1><p style="x">'), "/odd: scripts and styles"),
        (HEAD.format(title="一", body='<h1>一</h1><img src="/x">'), "/odd: an image has no alt"),
        (HEAD.format(title="一", body='<h1 id="a">一</h1><p id="a">'), "/odd: an id stands twice: a"),
        (HEAD.format(title="一", body='<h1>一</h1><p><a href="/"></a></p>'), "/odd: at 390 px, link-name"),
    ],
)
def test_a_page_that_breaks_a_rule_is_named_with_it(
    client: OpenSite, write_content: WriteContent, page: str, words: str
) -> None:
    found = findings(client(write_content({"a.yaml": unit_text()}), module=school(page)))
    assert found.not_checked == ()
    assert any(fault.en.startswith(words) for fault in found.faults), found.faults
    assert all(fault.en.startswith("/odd: ") for fault in found.faults)
