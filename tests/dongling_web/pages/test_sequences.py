"""The pages of sequences."""

from flask.testing import FlaskClient


def test_the_list_has_each_sequence_with_its_line(client: FlaskClient) -> None:
    text = client.get("/sequences").text
    assert 'href="/sequences/seq-river"' in text
    assert 'href="/units/walk-bridge"' in text


def test_a_sequence_has_its_steps_minutes_notes_and_checklist(client: FlaskClient) -> None:
    text = client.get("/sequences/seq-river").text
    assert text.index("走到老桥") < text.index("一口老钟")
    for part in ("<b>90</b> 分", "原120分", "说明：半天", "踩点", "年级组长", ">95<"):
        assert part in text


def test_a_step_whose_school_is_not_loaded_says_so(client: FlaskClient) -> None:
    text = client.get("/sequences/seq-river").text
    assert "not-loaded" in text
    assert "所属学校没有装载" in text
