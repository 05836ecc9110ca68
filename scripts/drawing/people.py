"""People without faces, from behind or from the side, some 150 high on their feet; and hands."""

from scripts.drawing.hand import dot, fill, line, placed, thin

HAIR = {
    "short": "M-20-124a20 20 0 0 1 40 0c-8 6-32 6-40 0z",
    "bob": "M-22-112c-4-36 48-36 44 0-4 8-8 8-10 8-6-6-18-6-24 0-4 0-8-2-10-8z",
    "back": "M-20-122a20 20 0 0 1 40 0c0 12-6 18-10 20h-20c-4-2-10-8-10-20z",
    "braid": "M-20-122a20 20 0 0 1 40 0c0 12-6 18-14 20l2 10-4 8 4 8-4 8 3 8-7 10-4-10 3-8-4-8 4-8-4-8 2-10"
    "c-8-2-14-8-14-20z",
    "plaits": "M-20-122a20 20 0 0 1 40 0c2 14 4 24 2 40l-4 4-3-6c2-14 0-24-3-34-8-4-16-4-24 0"
    "-3 10-5 20-3 34l-3 6-4-4c-2-16 0-26 2-40z",
    "tail": "M-20-122a20 20 0 0 1 40 0c-8 6-32 6-40 0zM14-134c14 0 20 12 14 34-6-6-10-18-14-34z",
}
"""How hair lies on a head: back, braid and bob from behind; short, tail and plaits from the front."""


def person(x: float, y: float, coat: str = "water", hair: str = "short", scale: float = 1, arms: str = "") -> str:
    """Return who stands, the face left out; `arms` are path data in place of those that hang."""
    return placed(
        x,
        y,
        line("M-9-34V0h-8M9-34V0h8"),
        fill(coat, "M-20-92c0-10 8-14 20-14s20 4 20 14l6 58h-52z"),
        line(arms or "M-20-90l-8 44M20-90l8 44"),
        dot("paper", 0, -124, 20),
        fill("dai", HAIR[hair]),
        scale=scale,
    )


def gowned(x: float, y: float, coat: str = "water", hair: str = "braid", scale: float = 1) -> str:
    """Return who stands in a long gown, as a hundred years ago."""
    return placed(
        x,
        y,
        line("M-8-8V0h-8M8-8V0h8"),
        fill(coat, "M-18-92c0-10 8-14 18-14s18 4 18 14l10 84h-56z"),
        fill(coat, "M-18-90l-14 40 10 4 8-24M18-90l14 40-10 4-8-24"),
        dot("paper", 0, -124, 20),
        fill("dai", HAIR[hair]),
        scale=scale,
    )


def satchel(x: float, y: float, scale: float = 1, role: str = "stone") -> str:
    """Return a school bag on a back, for a person at the same place."""
    return placed(
        x,
        y,
        fill(role, "M-15-94h30a5 5 0 0 1 5 5v34h-40v-34a5 5 0 0 1 5-5z"),
        line("M-10-94v-8M10-94v-8M-20-74h40", 1.5),
        scale=scale,
    )


def runner(x: float, y: float, coat: str = "water", hair: str = "short", scale: float = 1) -> str:
    """Return who runs to the right."""
    head = fill("dai", "M-4-122a20 20 0 0 1 36-10c-10 2-14 8-18 16-6 2-14 0-18-6z")
    tail = fill("dai", "M-4-130c-16-4-24 4-32 16 14 2 24 0 32-6z") if hair == "tail" else ""
    return placed(
        x,
        y,
        line("M-4-46l-16 26-32 6M2-46l26 12-4 32h12", 4),
        tail,
        fill(coat, "M-14-90c2-10 26-14 30-4l-2 48h-28z"),
        line("M-10-84l-24 18 4 22M12-82l18 20 18-12", 4),
        dot("paper", 14, -118, 19),
        head,
        scale=scale,
    )


def writer(x: float, y: float, coat: str = "slate", hair: str = "braid", scale: float = 1) -> str:
    """Return who sits and writes, from behind, down to the edge of a bench at y."""
    return placed(
        x,
        y,
        fill(coat, "M-34 0c0-40 8-58 34-58s34 18 34 58z"),
        dot("paper", 0, -74, 19),
        placed(0, 50, fill("dai", HAIR[hair])),
        scale=scale,
    )


def offering(x: float, y: float, scale: float = 1, mirrored: bool = False, cuff: str = "slate") -> str:
    """Return a hand from the left, palm up, the tip of its fingers near x y; or from the right."""
    palm = (
        "M-190-22h64c20-4 34-14 48-16 10 0 14 8 6 14l-22 12c24 2 44 2 62 0 14-2 34-6 34 2s-14 12-26 14"
        "c-30 8-58 14-86 14-30 0-50-4-80-8z"
    )
    side = -1 if mirrored else 1
    parts = (
        fill("paper", palm),
        thin("M-40-2c16 2 30 0 42-2M-50 8c14 2 30 0 44-4M-104-12c10 2 24 2 38 0"),
        fill(cuff, "M-420-34h232v56h-232z"),
        line("M-202-34v56", 1.5),
    )
    return f'<g transform="translate({x} {y}) scale({side * scale} {scale})">{"".join(parts)}</g>'


def palm(x: float, y: float, scale: float = 1, turn: float = 0, cuff: str = "water") -> str:
    """Return an open hand laid on something, seen from its back, the wrist at x y, fingers up."""
    shape = (
        "M-26 0C-28-24-34-40-36-58-46-70-60-84-58-92-54-100-42-92-30-78L-34-128C-34-140-20-140-18-128L-14-92"
        "-12-142C-12-154 4-154 4-142L4-92 12-136C14-148 28-146 27-134L20-88 34-116C40-126 52-120 48-108"
        "L34-62C32-40 28-20 26 0z"
    )
    knuckles = "M-26-84c4-2 8-2 10 0M-6-86c4-2 6-2 8 0M10-82c4-2 6 0 8 2"
    return placed(
        x,
        y,
        fill("paper", shape),
        thin(knuckles),
        fill(cuff, "M-36 0h72l8 120h-88z"),
        line("M-37 16h75", 1.5),
        scale=scale,
        turn=turn,
    )
