"""What one has thrown away is taken back from a page of its own; administrators see how many there are, and no more."""

from flask.testing import FlaskClient

from dongling.store import Store
from tests.dongling.store.accounts.making import BOSS_EAST, somebody
from tests.dongling_web.accounts.conftest import SignIn
from tests.dongling_web.workshop.conftest import go, written


def test_what_is_thrown_away_is_taken_back_by_its_author_alone(
    lu: FlaskClient, editor: FlaskClient, store: Store, sign_in: SignIn
) -> None:
    number = written(lu)
    go(lu, number, "delete")
    assert "回收站里有1份" in lu.get("/workshop").text
    page = lu.get("/workshop/bin").text
    assert "从校门到桥头" in page
    assert "以后才会真的删掉" in page
    somebody(store, "校长", BOSS_EAST)
    counts = sign_in("校长").get("/admin/storage").text
    assert "回收站里" in counts
    assert "从校门到桥头" not in counts + editor.get("/workshop/bin").text
    for client, status in ((editor, 404), (lu, 200)):
        assert client.post("/workshop/bin", data={"item": str(number)}).location == "/workshop/bin?done=back"
        assert lu.get(f"/workshop/{number}").status_code == status
    assert "回收站是空的" in lu.get("/workshop/bin?done=back").text
