"""Two old ginkgo trees: the scenes of dl-history-ginkgo."""

from scripts.drawing.hand import box, dashed, dot, drawing, fill, flat, line, placed, thin, words
from scripts.drawing.people import palm, person
from scripts.drawing.things import boat, bridge, ginkgo, ground, house, lattice, leaf, ripples, roof

_TRACK = fill("stone", "M0 330C160 300 480 300 640 330V400H0z") + thin(
    "M0 352C160 322 480 322 640 352M0 378C160 348 480 348 640 378"
)
_BARK = (
    "M300 0c-14 60 6 120-10 190-8 60 10 130-6 210M352 0c10 40-16 90 0 150s-14 110 4 250M410 0c-12 70 14 130-2 200"
    "s12 120-4 200"
    "M470 0c12 50-12 120 4 190s-14 130 2 210M532 0c-14 60 12 110-4 180s16 140 0 220M590 0c12 70-10 120 4 200s-8 120"
    " 4 200"
)
_KNOTS = (
    "M322 84c14-12 26 6 14 16-10 8-24-4-14-16zM440 250c16-14 30 8 16 18-12 8-28-6-16-18zM556 96c12-10 24 6 12 14-10"
    " 6-22-4-12-14z"
    "M378 330c12-10 22 4 12 12-8 6-20-2-12-12z"
)
_RINGS = "".join(
    f'<ellipse stroke="#8a744c" stroke-width="{1.5 + (n * 5) % 3}" '
    f'cx="{300 - n % 3}" cy="{206 - n % 2}" rx="{14 + n * 15}" ry="{12 + n * 13}"/>'
    for n in range(11)
)

SCENES = {
    "ginkgo-leaf": drawing(
        "两棵高大的银杏并排立在操场边，一片扇子形的叶子落到眼前",
        flat("sunk", "M0 300h640v100H0z"),
        box("paper", 20, 232, 110, 70),
        roof(14, 232, 122, 26),
        box("paper", 540, 224, 100, 78),
        roof(534, 224, 112, 26),
        thin("M44 252h22v26h-22zM86 252h22v26h-22zM566 246h22v28h-22zM606 246h22v28h-22z"),
        _TRACK,
        ginkgo(236, 316, 0.98),
        ginkgo(456, 318, 1.04),
        thin("M150 306q16-8 32 0M300 312q16-8 32 0M372 310q16-8 32 0M540 312q16-8 32 0"),
        leaf(190, 360, 0.5, 70),
        leaf(560, 352, 0.5, -40),
        leaf(84, 356, 0.5, 110),
        leaf(338, 372, 2, 18),
    ),
    "ginkgo-bark": drawing(
        "一只手贴在粗糙的树皮上，树皮上有裂纹，有鼓起的节",
        fill("wood", "M258-10c-20 80 4 150-10 220s16 130-6 200h410V-10z"),
        fill("stone", _KNOTS),
        '<circle stroke="none" fill="#f8e9b4" cx="330" cy="206" r="112"/>',
        thin(_BARK),
        palm(318, 284, 1.15, 24),
        leaf(106, 120, 1, 160),
        leaf(176, 250, 0.7, 60),
    ),
    "ginkgo-school": drawing(
        "树影落在一排校舍的窗上，旁边的石碑写着一九〇五和竞志女学",
        ground(330),
        box("paper", 250, 150, 372, 180),
        roof(238, 150, 396, 44),
        lattice(276, 190, 70, 90),
        lattice(530, 190, 70, 90),
        box("dai", 390, 200, 92, 130),
        line("M436 200v130", 2, "slate"),
        box("glow", 366, 162, 140, 30),
        words(436, 185, "竞志女学", 22),
        placed(
            0,
            0,
            '<g opacity="0.28">',
            flat("dai", "M262 330c10-60 4-90-6-120 40-40 90-20 96 14 30 8 30 44 0 50-20 20-40 10-62 0v56z"),
            "</g>",
        ),
        ginkgo(110, 336, 1.08),
        fill("stone", "M168 372v-62q34-20 68 0v62z"),
        words(202, 346, "1905", 24),
        thin("M300 350q16-8 32 0M430 362q16-8 32 0M560 348q16-8 32 0"),
        leaf(300, 380, 0.5, 80),
        leaf(560, 384, 0.5, -60),
    ),
    "ginkgo-city": drawing(
        "从树顶望出去：屋顶、街道，远处一条河穿过城市，河上有一座拱桥",
        flat("water", "M0 138C120 150 220 118 330 120S540 150 640 126V190C540 206 420 176 320 178S110 206 0 194z"),
        line("M0 138C120 150 220 118 330 120S540 150 640 126M0 194C110 206 220 176 320 178S540 206 640 190"),
        fill(
            "green",
            "M0 138c40-36 90-56 140-40s70 24 110 22 140-62 210-46 110 40 180 50C540 150 430 118 330 120S120 150 0 138z",
        ),
        bridge(356, 180, 0.86, "gold"),
        boat(150, 176, 0.7),
        ripples((40, 168), (230, 160), (500, 170), (580, 150)),
        house(20, 262, 90, 50),
        house(128, 252, 70, 44),
        house(218, 262, 96, 54),
        house(440, 254, 80, 48),
        house(540, 262, 84, 54),
        box("stone", 336, 190, 78, 74),
        thin(
            "M348 202h12v12h-12zM370 202h12v12h-12zM392 202h12v12h-12zM348 226h12v12h-12zM370 226h12v12h-12zM392"
            " 226h12v12h-12z"
        ),
        fill("sunk", "M0 262h640v140H0z"),
        dashed("M0 284h640", "slate", 2),
        box("water", 470, 272, 74, 26),
        dot("dai", 486, 300, 6),
        dot("dai", 528, 300, 6),
        thin("M478 278h14v8h-14zM498 278h14v8h-14zM518 278h14v8h-14z"),
        fill(
            "gold",
            "M-10 400c-4-50 40-70 70-52 20-40 80-36 96-4 30-34 90-22 98 8 30-30 84-24 98 6 26-32 86-28 100 2 30-24"
            " 84-20 96 6 34-26 100-12 108 34z",
        ),
        thin(
            "M40 378q10-8 20 0M130 372q10-8 20 0M226 380q10-8 20 0M330 374q10-8 20 0M430 382q10-8 20 0M540 376q10-8"
            " 20 0"
        ),
    ),
    "ginkgo-rings": drawing(
        "一段树干的年轮，一圈一圈向外；最外面的一圈亮着，边上是今天的校园",
        ground(356),
        fill("wood", "M112 206c-14-120 90-190 196-188s206 60 196 190-90 186-200 184S124 330 112 206z"),
        '<ellipse fill="#e9dcc0" stroke="#e2ae2f" stroke-width="15" cx="306" cy="206" rx="178" ry="168"/>',
        _RINGS,
        dot("dai", 300, 206, 4),
        line("M300 206l-64-96M300 206l100 60M300 206l10 112", 1.5),
        thin("M120 170l18 4M118 240l16-6M160 320l12-14M480 150l16-8M496 240l-16-2M452 320l-10-14"),
        house(520, 356, 96, 66),
        person(498, 372, "water", "tail", 0.42),
        person(526, 374, "stone", "short", 0.42),
    ),
    "ginkgo-care": drawing(
        "树下，一个学生把落叶夹进书里，另一个蹲下捡起树根旁的饮料瓶",
        ground(318),
        ginkgo(214, 322, 0.98),
        ginkgo(432, 322, 0.98),
        person(120, 372, "water", "bob", 1.05, "M-20-90l-2 34 34 2M20-90l6 34-14 4"),
        placed(134, 312, fill("paper", "M-26 0L0 8 26 0v22L0 30-26 22z"), line("M0 8v22", 1.5), leaf(4, 6, 0.62, 10)),
        placed(
            492,
            376,
            fill("dai", "M-30 0v-10l14-22h30l-4 24 14 2v6z"),
            fill("stone", "M-34-30c-8-40 20-62 48-54 10 20 4 44-4 58z"),
            line("M8-70c10 24 24 40 44 52", 5),
            dot("paper", 36, -96, 20),
            fill("dai", "M16-100a20 20 0 0 1 34-12c-6 2-10 8-14 16-8 2-14 0-20-4z"),
        ),
        placed(556, 352, fill("water", "M-8 22v-28l5-8v-8h10v8l5 8v28z"), line("M-8 4h20", 1.5)),
        thin("M60 340q16-8 32 0M300 342q16-8 32 0M340 370q16-8 32 0"),
        leaf(270, 376, 0.55, 70),
        leaf(390, 368, 0.5, -60),
    ),
}
"""The drawings by the names of their files; each says what it shows."""
