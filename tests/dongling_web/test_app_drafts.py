"""No route of the app says anything of a draft that lies in a content folder, whoever asks and however."""

from collections.abc import Iterator

import pytest

from tests.dongling_web.accounts.test_access_matrix import shown
from tests.dongling_web.crowd import content
from tests.dongling_web.test_app_cost import ASKED, SMALL, District, district

HIDDEN = "暗渠"
"""What only the draft says; what is looked for below does not say it."""
_CALLED = content(2)["u-001.yaml"].replace("第1节水课", f"谁也没见过的一条{HIDDEN}")
DRAFT = _CALLED.replace("u-001", "a-draft").replace("sample", "draft")
LOOKED_FOR = ("/search?q=", "/search.json?q=", "/suggest.json?q=", "/drafts/units.json?q=")
ITS_PAGES = ("", "/show", "/show/notes", "/film", "/materials", "/rubric", "/export/docx", "/export/yaml")


@pytest.fixture(scope="module")
def with_draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """Serve a school that has a draft which shares everything with all other units."""
    yield from district(SMALL, tmp_path_factory.mktemp("draft"), {"a-draft.yaml": DRAFT})


def test_no_route_says_what_a_draft_says(with_draft: District) -> None:
    assert list(with_draft.library.catalog.drafts) == ["a-draft"]
    said = []
    for name, asked in ASKED.items():
        for ask in asked:
            with_draft.draft()
            method, path, form = ask(with_draft)
            answer = with_draft.client.open(path, method=method, data=form or None)
            assert answer.status_code < 400, path
            said += [name] if HIDDEN in shown(answer) or "a-draft" in shown(answer) else []
    assert said == []


def test_who_looks_for_it_or_knows_its_address_finds_nothing(with_draft: District) -> None:
    client = with_draft.client
    assert [path for path in LOOKED_FOR if HIDDEN in client.get(f"{path}谁也没见过的").text] == []
    for door in ("pupil", "teacher", "family"):
        found = {client.get(f"/units/a-draft{page}?door={door}").status_code for page in ITS_PAGES}
        assert found == {404}
    for form in ({"unit": "a-draft"}, {"add": "a-draft"}):
        assert HIDDEN not in client.post("/drafts", data=form, follow_redirects=True).text
