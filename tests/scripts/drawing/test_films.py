"""The storyboards as they lie beside their units: drawn by the hand that is kept, and told of as they are."""

import re
from pathlib import Path

import pytest
import yaml

from dongling.media.drawings import drawing_fault, drawing_size
from scripts.drawing.films import FILMS
from scripts.drawing.hand import COLOURS, HEIGHT, WIDTH

ROOT = Path(__file__).resolve().parents[3]
MOST = 25_000
ODD = {"#e9dcc0", "#8a744c"}
"""Wood that was cut: the only colours beside those of the hand."""


@pytest.mark.parametrize("unit", FILMS)
def test_what_lies_beside_a_unit_is_what_the_hand_draws(unit: str) -> None:
    place = (ROOT / unit).parent / "media"
    for name, drawn in FILMS[unit].items():
        assert (place / f"{name}.svg").read_text(encoding="utf-8") == drawn, "python -m scripts.drawing"


@pytest.mark.parametrize("unit", FILMS)
def test_each_scene_has_its_own_picture_in_order_and_says_to_the_blind_what_the_picture_says(unit: str) -> None:
    told = yaml.safe_load((ROOT / f"{unit}.yaml").read_text(encoding="utf-8"))
    files = [f"{name}.svg" for name in FILMS[unit]]
    assert [scene["图"] for scene in told["脚本"]] == files
    titles = dict(zip(files, (title(drawn) for drawn in FILMS[unit].values()), strict=True))
    assert {one["文件"]: one["说明"] for one in told["媒体"] if one["文件"] in files} == titles


@pytest.mark.parametrize(("name", "drawn"), [pair for scenes in FILMS.values() for pair in scenes.items()])
def test_a_drawing_is_small_of_one_size_and_of_few_colours(name: str, drawn: str) -> None:
    data = drawn.encode()
    assert (drawing_fault(data), drawing_size(data)) == ("", (WIDTH, HEIGHT)), name
    assert len(data) <= MOST
    assert set(re.findall(r"#[0-9a-f]{6}", drawn)) <= {*COLOURS.values(), *ODD}
    assert len(title(drawn)) > len("一张画")


def title(drawn: str) -> str:
    """Return what a drawing says of itself."""
    return str(re.findall("<title>(.*?)</title>", drawn)[0])
