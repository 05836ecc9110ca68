"""No page of the workshop is over 120 KB cold, of a unit of 40 parts: with its style sheets and scripts, as sent."""

import re

from flask.testing import FlaskClient

from dongling.content import parse
from dongling.editor import revised
from dongling.store import Store
from dongling.store.manuscripts.manuscript import NewManuscript
from dongling.testing import unit_text
from tests.dongling.store.accounts.making import person_named

MOST = 120_000
SAID = "数一数，画一画：这里有几间、几柱、几楼？画出它的轮廓，标出三个数，再问一问为什么。"
PARTS = [{"name": f"第{i}站", "minutes": "5", "teacher": SAID, "pupils": SAID, "intent": SAID} for i in range(40)]
ZIPPED = {"Accept-Encoding": "gzip"}


def cold(client: FlaskClient, path: str, **led: str) -> int:
    """Return the bytes of a page and of all that it needs, as they are sent."""
    page = client.get(path, headers={**ZIPPED, **led})
    assert page.status_code == 200, path
    linked = re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"', client.get(path).text)
    return len(page.data) + sum(len(client.get(one, headers=ZIPPED).data) for one in set(linked))


def test_no_page_is_heavy_and_a_form_is_gzipped_only_where_no_other_site_led_to_it(
    lu: FlaskClient, store: Store
) -> None:
    text, by = unit_text("forty", minutes="200", process=PARTS), person_named(store).actor
    number = store.manuscripts.begin(by, NewManuscript("east", "lesson", text, "四十站", "forty"))
    changed = revised(text, {**parse(text).data, "minutes": "201"})
    store.manuscripts.save(by, number, changed, 1, "四十站", "forty")
    here = f"/workshop/{number}"
    sides = [f"{here}/preview?as={side}" for side in ("pupil", "teacher", "print", "wall")]
    for page in ("/workshop", here, f"{here}/review", f"{here}/versions", f"{here}/versions/2", *sides):
        assert cold(lu, page, **{"Sec-Fetch-Site": "same-origin"}) <= MOST, page
    for led, is_zipped in (("none", True), ("cross-site", False), ("same-site", False)):
        answer = lu.get(here, headers={**ZIPPED, "Sec-Fetch-Site": led})
        assert ("Content-Encoding" in answer.headers) == is_zipped, led
