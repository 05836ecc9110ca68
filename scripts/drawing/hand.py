"""One hand: 640 x 400, outlines of 2.5, details of 1.5, flat fills of few colours; gold for what the scene is about.

Colours are written out, as a drawing that is shown as an image takes none from its page; it brings its own ground, so
that it stands on a light page, on a dark one and on paper.
"""

from math import cos, pi, sin

WIDTH, HEIGHT = 640, 400
INK = "#20363e"
COLOURS = {
    "wall": "#f3f1e8",
    "paper": "#fffdf6",
    "dai": INK,
    "slate": "#57707a",
    "stone": "#d3dbd7",
    "sunk": "#e4e6dc",
    "glow": "#f8e9b4",
    "water": "#b5d6d8",
    "wood": "#c9b491",
    "gold": "#e2ae2f",
    "green": "#a9c2a0",
    "zhu": "#a8321b",
    "none": "none",
}
"""The roles of colour by name."""
SERIF = "Songti SC, Noto Serif CJK SC, Source Han Serif SC, SimSun, serif"


def drawing(title: str, *parts: str, ground: str = "wall") -> str:
    """Return a whole drawing with a ground of its own; `title` says what is seen, for who can't see it."""
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">\n<title>{title}</title>\n'
        f'<path fill="{COLOURS[ground]}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>\n'
        f'<g fill="none" stroke="{INK}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">\n'
        f"{body}\n</g>\n</svg>\n"
    )


def fill(role: str, d: str) -> str:
    """Return a shape with its outline; `d` as SVG's path data, in pixels of the drawing."""
    return f'<path fill="{COLOURS[role]}" d="{d}"/>'


def flat(role: str, d: str) -> str:
    """Return a shape without outline."""
    return f'<path stroke="none" fill="{COLOURS[role]}" d="{d}"/>'


def line(d: str, width: float = 2.5, role: str = "dai") -> str:
    """Return a line."""
    colour = "" if role == "dai" else f' stroke="{COLOURS[role]}"'
    return f'<path stroke-width="{width}"{colour} d="{d}"/>'


def thin(d: str) -> str:
    """Return lines of detail: grain, tiles, strokes of writing that nobody need read."""
    return f'<path stroke="{COLOURS["slate"]}" stroke-width="1.5" d="{d}"/>'


def dashed(d: str, role: str = "dai", width: float = 2.5) -> str:
    """Return a dashed line."""
    return f'<path stroke="{COLOURS[role]}" stroke-width="{width}" stroke-dasharray="2 9" d="{d}"/>'


def dot(role: str, x: float, y: float, r: float) -> str:
    """Return a circle with its outline."""
    return f'<circle fill="{COLOURS[role]}" cx="{x}" cy="{y}" r="{r}"/>'


def box(role: str, x: float, y: float, wide: float, high: float) -> str:
    """Return a box with its outline."""
    return fill(role, f"M{x} {y}h{wide}v{high}h{-wide}z")


def words(x: float, y: float, said: str, size: int = 24, role: str = "dai") -> str:
    """Return few words in a line around `x`."""
    return (
        f'<text x="{x}" y="{y}" font-family="{SERIF}" font-size="{size}" font-weight="700" '
        f'text-anchor="middle" stroke="none" fill="{COLOURS[role]}">{said}</text>'
    )


def upright(x: float, y: float, said: str, size: int = 24, role: str = "dai") -> str:
    """Return few words from top to bottom; the first character stands on `y`."""
    return "".join(words(x, y + number * (size + 3), char, size, role) for number, char in enumerate(said))


def writing(x: float, y: float, columns: int, rows: int, gap: float = 26) -> str:
    """Return columns of strokes that stand for writing nobody knows, from the upper left."""
    strokes = []
    for column in range(columns):
        for row in range(rows):
            left, top, half = x + column * gap, y + row * 15, 6 + (column * 7 + row * 5) % 3
            strokes.append(f"M{left - half} {top}h{2 * half}" + (f"m{-half} -4v8" if (column + row * 2) % 3 else ""))
    return thin("".join(strokes))


def lines(x: float, y: float, wide: float, count: int, gap: float = 16) -> str:
    """Return lines of writing from left to right."""
    lengths = (1, 0.86, 0.94, 0.7)
    return thin("".join(f"M{x} {y + n * gap}h{wide * lengths[n % 4]:.0f}" for n in range(count)))


def placed(x: float, y: float, *parts: str, scale: float = 1, turn: float = 0) -> str:
    """Return parts moved to a place, scaled and turned by degrees."""
    turned = f" rotate({turn})" if turn else ""
    scaled = f" scale({scale})" if scale != 1 else ""
    return f'<g transform="translate({x} {y}){turned}{scaled}">{"".join(parts)}</g>'


def rays(x: float, y: float, inner: float, outer: float, count: int = 12) -> str:
    """Return rays around a light."""
    ways = [(cos(2 * pi * n / count), sin(2 * pi * n / count)) for n in range(count)]
    return line(
        "".join(f"M{x + a * inner:.0f} {y + b * inner:.0f}L{x + a * outer:.0f} {y + b * outer:.0f}" for a, b in ways),
        2.5,
        "gold",
    )
