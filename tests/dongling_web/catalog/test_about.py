"""What this is."""

from flask.testing import FlaskClient


def test_about_says_how_sure_facts_are_and_what_is_installed(client: FlaskClient) -> None:
    text = client.get("/about").text
    for part in ("多处来源相符", "说法不一", "待核", "示例，未经学校审定", "无障碍说明", "dongling_web", "已装载"):
        assert part in text
    for anchor in ('id="sources"', 'id="access"', 'id="plugins"'):
        assert anchor in text


def test_it_says_what_is_kept_of_whoever_saves_a_draft(client: FlaskClient) -> None:
    text = client.get("/about").text
    assert "里面只有序列的钥匙；不加入就没有" in text
    assert "最后一次打开以后至少留两学年" in text
    assert "在回收站里再留至少30天，可以取回" in text
