"""Writes every drawing into the `media/` beside its unit: `python -m scripts.drawing`."""

from pathlib import Path

from scripts.drawing.films import FILMS

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Write what is drawn."""
    for unit, scenes in FILMS.items():
        place = (ROOT / unit).parent / "media"
        place.mkdir(exist_ok=True)
        for name, drawn in scenes.items():
            (place / f"{name}.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
