"""A wall that a phone turns, where several workers answer: whichever is asked knows which screen is on."""

import json
import re
from pathlib import Path
from typing import Any

from dongling.testing import unit_text
from tests.faults.served import READER, STRANGER, Site, served

TURNS = 12


class Browser:
    """A browser that keeps its key; each request is a connection of its own, so any worker may have it."""

    def __init__(self, site: Site, at: str) -> None:
        self._site, self._at, self._key = site, at, ""

    def get(self, path: str) -> str:
        """Return what a page says."""
        return self._site.get(path, self._at, Cookie=f"dongling_wall={self._key}").text

    def post(self, path: str, **fields: str) -> int:
        """Send a form; return the status, and keep the key that comes with the answer."""
        answer = self._site.post(path, fields, self._at, Cookie=f"dongling_wall={self._key}")
        if key := re.search(r"dongling_wall=([\w-]+)", answer.headers.get("Set-Cookie", "")):
            self._key = key[1]
        return answer.status

    def state(self) -> dict[str, Any]:
        """Return how the wall stands."""
        told: dict[str, Any] = json.loads(self.get("/wall/state.json"))
        return told


def test_every_worker_shows_the_screen_that_the_phone_has_turned_to(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    process = [{"name": f"第{n}步", "minutes": "3", "teacher": "讲", "pupils": "做"} for n in range(15)]
    (tmp_path / "courses" / "a-lesson.yaml").write_text(unit_text("a-lesson", process=process), encoding="utf-8")
    with served([tmp_path / "courses"], tmp_path / "state", "--workers", "3", first=("--safe-mode",)) as site:
        wall, phone = Browser(site, READER), Browser(site, STRANGER)
        assert wall.post("/wall", unit="a-lesson") == 303
        code = re.search(r'class="pair-letters">([\w-]+)<', wall.get("/wall/pair"))
        assert code
        assert phone.post("/wall/join", code=code[1]) == 303
        assert wall.post("/wall/agree") == 303
        for screen in range(2, TURNS):
            assert phone.post("/wall/turn", to="next") == 303
            assert {wall.state()["screen"] for _ in range(4)} == {screen}
        assert phone.post("/wall/join", code=code[1]) == 403
