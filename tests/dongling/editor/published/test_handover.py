"""What schools published is handed over as it is: whole or not at all, nothing followed, nothing written over."""

import zipfile
from pathlib import Path

import pytest

from dongling.editor import hand_over, schools_in
from dongling.problems import DonglingError

UNIT, PICTURE = "编号: a\n# 注释\n", b"\xff\xd8\xff picture"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of what two schools have published, with all that is not to be handed over."""
    folder = tmp_path / "content"
    files = {
        "schools/east/a.yaml": UNIT.encode(),
        "schools/east/media/bridge.jpg": PICTURE,
        "schools/east/.withdrawn/b.yaml": b"",
        "schools/east/a.yaml.bak-20261130-140509": b"",
        "schools/west/w.yaml": UNIT.encode(),
        "other/x.yaml": b"",
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (tmp_path / "secret.yaml").write_text("secret", encoding="utf-8")
    (folder / "schools/east/link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "schools/linked").symlink_to(tmp_path)
    (tmp_path / "school.yaml").write_text("编号: east\n", encoding="utf-8")
    return folder


def held(out: Path) -> dict[str, bytes]:
    """Return what a folder or a zip holds."""
    if out.suffix == ".zip":
        with zipfile.ZipFile(out) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_units_media_and_the_schools_own_file_are_handed_over_as_they_are(
    folder: Path, tmp_path: Path, name: str
) -> None:
    assert schools_in(folder) == ["east", "west"]
    told = hand_over(folder, tmp_path / name, {"east": tmp_path / "school.yaml", "west": None})
    assert held(tmp_path / name) == {
        "schools/east/a.yaml": UNIT.encode(),
        "schools/east/media/bridge.jpg": PICTURE,
        "schools/east/school.yaml": "编号: east\n".encode(),
        "schools/west/w.yaml": UNIT.encode(),
    }
    assert (told.units, told.others, told.nameless) == (2, 2, ("west",))
    assert told.left == (str(folder / "schools/east/link.yaml"),)


def test_nothing_is_written_over_or_left_half_done(folder: Path, tmp_path: Path) -> None:
    schools: dict[str, Path | None] = {"east": None}
    (tmp_path / "there").mkdir()
    before = set(tmp_path.iterdir())
    for out, why in (("there", "已经有了"), ("content/out", "里面"), ("no/such/out", "交不出去")):
        with pytest.raises(DonglingError, match=why):
            hand_over(folder, tmp_path / out, schools)
    with pytest.raises(DonglingError, match="还没有发布过"):
        hand_over(folder, tmp_path / "out", {"nobody": None})
    (folder / "schools/east/media").rename(tmp_path / "media")
    (folder / "schools/east/media").symlink_to(tmp_path / "media")
    assert set(tmp_path.iterdir()) == before | {tmp_path / "media"}
    hand_over(folder, tmp_path / "out", schools)
    assert held(tmp_path / "out") == {"schools/east/a.yaml": UNIT.encode()}
