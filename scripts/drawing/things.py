"""Things that several scenes have: trees, houses, lamps, books, brushes. Each stands on, or hangs from, 0 0."""

from scripts.drawing.hand import box, dot, fill, flat, line, placed, thin


def ground(y: int, role: str = "sunk") -> str:
    """Return the floor below `y`."""
    return flat(role, f"M0 {y}h640V400H0z") + line(f"M0 {y}h640")


def leaf(x: float, y: float, scale: float = 1, turn: float = 0, role: str = "gold") -> str:
    """Return a leaf of a ginkgo, some 60 wide, hanging from its stalk's foot."""
    fan = "M0 0C-8-12-26-18-34-34-30-52-14-60-4-54-2-50-1-44 0-38 1-44 2-50 4-54 14-60 30-52 34-34 26-18 8-12 0 0z"
    veins = thin("M0-2C-6-16-18-24-26-36M0-2C-3-18-8-30-14-48M0-2C3-18 8-30 14-48M0-2C6-16 18-24 26-36")
    return placed(x, y, line("M0 0c1 12 3 18 8 26"), fill(role, fan), veins, scale=scale, turn=turn)


def ginkgo(x: float, y: float, scale: float = 1) -> str:
    """Return an old ginkgo, some 230 wide and 300 high, on its foot."""
    crown = (
        "M-30-92C-70-84-112-106-108-142-138-158-132-204-98-212-100-250-56-274-28-262-14-296 36-298 48-264"
        " 84-272 112-244 102-210 134-196 134-152 104-140 106-104 66-86 30-94 16-82-14-82-30-92z"
    )
    trunk = "M-24 0C-14-34-18-70-16-112L-42-154-36-158-10-124-4-176H4L8-124 36-164 42-160 18-110C16-66 16-34 28 0z"
    marks = "M-76-150q10-8 20 0M-50-206q10-8 20 0M20-232q10-8 20 0M62-190q10-8 20 0M-10-250q10-8 20 0M60-136q10-8 20 0"
    grain = "M-8-16c4-24 2-50 2-82M6-12c-2-26 2-44 0-76M-18-2c-8 2-12 4-18 4M24-2c8 2 12 4 20 4"
    return placed(x, y, fill("gold", crown), fill("wood", trunk), thin(marks), thin(grain), scale=scale)


def house(x: float, y: float, wide: float = 90, high: float = 70, door: bool = True) -> str:
    """Return a house of white walls under a dark roof, its left foot at x y."""
    roof = f"M-12 {-high}L10 {-high - 28}H{wide - 10}L{wide + 12} {-high}z"
    tiles = "".join(f"M{at} {-high - 24}v20" for at in range(18, int(wide) - 10, 12))
    way = fill("dai", f"M{wide / 2 - 11} 0v-36h22v36z") if door else ""
    return placed(x, y, box("paper", 0, -high, wide, high), fill("dai", roof), line(tiles, 1.5, "slate"), way)


def roof(x: float, y: float, wide: float, high: float = 34) -> str:
    """Return a tiled roof with drip tiles, its left eave at x y."""
    tiles = "".join(f"M{at} {4 - high}V-4" for at in range(18, int(wide) - 12, 20))
    drips = "".join(f"M{at} 0a9 9 0 0 0 18 0z" for at in range(2, int(wide) - 16, 20))
    return placed(
        x, y, fill("dai", f"M-6 0L20 {-high}H{wide - 20}L{wide + 6} 0z"), line(tiles, 1.5, "slate"), flat("dai", drips)
    )


def bridge(x: float, y: float, scale: float = 1, role: str = "stone") -> str:
    """Return an arched bridge of stone around x, on the water at y; 260 wide, 62 high."""
    arch = "M-130 0C-96-10-60-58 0-58S96-10 130 0H62A62 46 0 0 0-62 0z"
    stones = "M-96-10l14-8M-66-28l12-10M66-28l-12-10M96-10l-14-8M0-56v10M-26-52l4 10M26-52l-4 10"
    rail = "M-104-10C-70-32-44-70 0-70S70-32 104-10"
    return placed(x, y, fill(role, arch), thin(stones), line(rail), scale=scale)


def boat(x: float, y: float, scale: float = 1) -> str:
    """Return a small boat with an awning."""
    return placed(
        x,
        y,
        fill("dai", "M-22-12c0-20 40-20 40 0z"),
        fill("wood", "M-48-12h92l-16 18h-60z"),
        line("M34-12l16-36"),
        scale=scale,
    )


def ripples(*places: tuple[float, float]) -> str:
    """Return small waves."""
    return thin("".join(f"M{x} {y}q10-6 20 0t20 0" for x, y in places))


def oil_lamp(x: float, y: float, scale: float = 1, lit: bool = True) -> str:
    """Return an oil lamp on its stand, 90 high."""
    flame = fill("gold", "M0-66c-14-12-8-26 2-36 4 12 16 20 8 32-3 4-7 5-10 4z") if lit else ""
    return placed(
        x,
        y,
        flame,
        fill("stone", "M-30-64h60c0 20-12 26-24 28v22l16 6v8h-44v-8l16-6v-22c-12-2-24-8-24-28z"),
        line("M0-64v-4"),
        scale=scale,
    )


def brush(x: float, y: float, turn: float = 0, scale: float = 1) -> str:
    """Return a writing brush whose tip is at x y."""
    return placed(
        x,
        y,
        fill("dai", "M0 0C-8-14-8-24-5-32H5C8-24 8-14 0 0z"),
        fill("wood", "M-5-32V-150H5V-32z"),
        line("M0-150v-12"),
        scale=scale,
        turn=turn,
    )


def pencil(x: float, y: float, turn: float = 0, scale: float = 1) -> str:
    """Return a pencil whose tip is at x y."""
    return placed(
        x,
        y,
        fill("paper", "M0 0L-8-22H8z"),
        fill("gold", "M-8-22V-130H8V-22z"),
        fill("dai", "M0 0L-3-8H3z"),
        fill("stone", "M-8-130v-14H8v14z"),
        thin("M-2-24v-104M3-24v-104"),
        scale=scale,
        turn=turn,
    )


def inkstone(x: float, y: float, scale: float = 1) -> str:
    """Return an inkstone seen from the front, some 80 wide."""
    return placed(x, y, fill("slate", "M-40 0v-14l10-10h60l10 10V0z"), flat("dai", "M-22-20h44l6 6h-56z"), scale=scale)


def book(x: float, y: float, wide: float, high: float, role: str = "water") -> str:
    """Return a stitched book lying before us, its upper left corner at x y."""
    stitches = "".join(f"M{wide - 16} {at}h16" for at in range(14, int(high), int(high / 5)))
    return placed(x, y, box(role, 0, 0, wide, high), thin(f"M{wide - 16} 0v{high}" + stitches))


def stack(x: float, y: float, sheets: int, wide: float = 80) -> str:
    """Return a stack of books or manuscripts on x y, its left foot."""
    roles = ("paper", "stone", "paper", "water")
    return "".join(
        box(roles[n % 4], x + (n * 5) % 9 - 4, y - 13 * (n + 1), wide, 13)
        + thin(f"M{x + 8} {y - 13 * n - 5}h{wide / 3}")
        for n in range(sheets)
    )


def lattice(x: float, y: float, wide: float, high: float, role: str = "paper") -> str:
    """Return a window with a lattice."""
    bars = "".join(f"M{x + wide * n / 4} {y}v{high}" for n in (1, 2, 3)) + "".join(
        f"M{x} {y + high * n / 4}h{wide}" for n in (1, 2, 3)
    )
    return box(role, x, y, wide, high) + line(bars, 1.5) + line(f"M{x - 8} {y + high}h{wide + 16}", 5)


def coin(x: float, y: float, r: float = 18) -> str:
    """Return a silver dollar seen from the front; gold where the scene is about it."""
    return dot("gold", x, y, r) + f'<circle stroke-width="1.5" cx="{x}" cy="{y}" r="{r - 5}"/>'


def coins(x: float, y: float, count: int, wide: float = 46) -> str:
    """Return a pile of coins seen from the side, its middle foot at x y."""
    return "".join(
        f'<rect fill="#e2ae2f" x="{x - wide / 2 + (n * 3) % 5 - 2}" y="{y - 9 * (n + 1)}" '
        f'width="{wide}" height="9" rx="3"/>'
        for n in range(count)
    )


def bust(x: float, y: float, scale: float = 1, role: str = "slate") -> str:
    """Return a bust of bronze on its pedestal, from the side of its shoulder, without a face."""
    return placed(
        x,
        y,
        box("stone", -44, -110, 88, 110),
        box("stone", -54, -12, 108, 12),
        box("stone", -52, -122, 104, 12),
        thin("M-26-88h52v34h-52z"),
        fill(role, "M-46-122c0-34 16-46 36-50v-14h22v14c20 4 36 16 36 50z"),
        fill(role, "M-22-206c0-34 46-34 46 0 0 20-8 32-22 32s-24-12-24-32z"),
        line("M0-168l-8 12M4-168l8 12M0-156v32", 1.5),
        scale=scale,
    )


def desk(y: int, left: int = 0, right: int = 640) -> str:
    """Return a table top with its front edge, from `left` to `right`."""
    return box("wood", left, y, right - left, 16) + fill("sunk", f"M{left} {y + 16}H{right}V400H{left}z")
