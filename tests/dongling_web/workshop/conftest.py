"""The site with accounts, a teacher and an editor of one school, and what they do in the workshop."""

import re

import pytest
from flask.testing import FlaskClient

from dongling.accounts import Grant, Role
from dongling.store import Store
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.accounts.conftest import SignIn, sign_in, site, store

__all__ = ["editor", "lu", "sign_in", "site", "store", "west"]
SOUND = {
    "name": "从校门到桥头",
    "description": "走一段河边的路，看一座桥。",
    "band": "j",
    "minutes": "45",
    "count:process": "1",
    "process.0.name": "看桥",
    "process.0.minutes": "45",
    "process.0.teacher": "带着看",
    "process.0.pupils": "数一数桥孔",
}


@pytest.fixture
def lu(store: Store, sign_in: SignIn) -> FlaskClient:
    """Return the browser of a teacher of east."""
    somebody(store)
    return sign_in("陆老师")


@pytest.fixture
def editor(store: Store, sign_in: SignIn) -> FlaskClient:
    """Return the browser of an editor of east."""
    somebody(store, "沈编辑", Grant(Role.EDITOR, "east"))
    return sign_in("沈编辑")


@pytest.fixture
def west(store: Store, sign_in: SignIn) -> FlaskClient:
    """Return the browser of an editor of another school."""
    somebody(store, "西编辑", Grant(Role.EDITOR, "west"))
    return sign_in("西编辑")


def begin(client: FlaskClient, **form: str) -> int:
    """Begin a manuscript, a lesson unless another kind is said; return its number."""
    answer = client.post("/workshop", data={"kind": "lesson", **form})
    match = re.fullmatch(r"/workshop/(\d+)", answer.location or "")
    assert match, answer.text
    return int(match[1])


def save(client: FlaskClient, number: int, version: int, **form: str) -> str:
    """Save what was typed; return where it leads."""
    answer = client.post(f"/workshop/{number}", data={"version": str(version), **form})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def written(client: FlaskClient) -> int:
    """Return the number of a manuscript with nothing wrong."""
    number = begin(client)
    save(client, number, 1, **{"count:process": "0"}, do="add:process")
    save(client, number, 2, **SOUND)
    return number


def go(client: FlaskClient, number: int, do: str, **form: str) -> str:
    """Take a step of a manuscript's way, on the version that its page shows; return where it leads."""
    if do == "publish":
        page = client.get(f"/workshop/{number}/review").text
        form = {**dict(re.findall(r'type="hidden" name="(version)" value="(\d+)"', page)), **form}
    answer = client.post(f"/workshop/{number}/way", data={"do": do, **form})
    assert answer.status_code == 303, answer.text
    return str(answer.location)
