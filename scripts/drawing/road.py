"""A road called Liangxi: the scenes of lx-story-road."""

from scripts.drawing.hand import box, dashed, dot, drawing, fill, flat, line, placed, thin, words
from scripts.drawing.people import person, satchel
from scripts.drawing.things import bridge, ground, house, pencil, ripples

_PEAKS = "M0 210l60-110 50 66 70-126 80 130 50-70 70 110z"
_SNOW = (
    "M60 100l-20 38 14-6 10 10 12-14 10 4zM180 40l-30 54 18-10 12 14 16-16 14 10zM310 100l-22 32 14-4 10 10 10-12 12 4z"
)
_SHEEP = (
    line("M-16 0v-16M-6 0v-16M12 0v-16M20 0v-16")
    + fill(
        "paper",
        "M-28-24c-6-14 8-22 16-18 4-10 20-10 24-2 12-6 24 4 18 16 4 12-8 18-18 14-8 8-20 6-24 0-10 4-18-2-16-10z",
    )
    + fill("dai", "M24-40c10-4 20 4 18 14-2 8-14 8-18 2z")
)

SCENES = {
    "road-map": drawing(
        "一张手绘地图：西边雪山下一个点写着阿合奇，东边河上小桥旁一个点写着无锡，中间一条很长的虚线",
        box("paper", 20, 24, 600, 352),
        thin("M32 36h576v328H32z"),
        placed(56, 104, fill("stone", _PEAKS), fill("paper", _SNOW), scale=0.62),
        ripples((420, 186), (510, 190), (560, 182)),
        bridge(524, 176, 0.62),
        house(430, 236, 44, 28, door=False),
        house(566, 236, 44, 28, door=False),
        dashed("M140 268C230 214 380 330 528 262", "gold", 6),
        dot("gold", 140, 268, 12),
        dot("gold", 528, 262, 12),
        words(140, 316, "阿合奇", 30),
        words(528, 310, "无锡", 30),
        words(334, 330, "4600公里", 22, "slate"),
        placed(330, 96, line("M0 30V-20M-10-8L0-22l10 14"), words(0, 54, "北", 20)),
    ),
    "road-sign": drawing(
        "梁溪路的路牌下，一位老人赶着羊走过，几个孩子背着书包",
        placed(0, 0, fill("stone", _PEAKS), fill("paper", _SNOW)),
        placed(300, 0, fill("stone", _PEAKS), fill("paper", _SNOW)),
        ground(210),
        flat("stone", "M0 290h640v76H0z"),
        line("M0 290h640M0 366h640"),
        dashed("M20 328h600", "slate", 3),
        line("M322 300V96", 7),
        box("gold", 214, 60, 216, 78),
        words(322, 115, "梁溪路", 52),
        placed(130, 326, _SHEEP),
        placed(184, 350, _SHEEP),
        placed(246, 328, _SHEEP),
        placed(
            66,
            356,
            person(0, 0, "slate", "short", 0.95),
            fill("wood", "M-20-124c0-20 8-28 19-28s19 8 19 28z"),
            fill("dai", "M-26-118h52v8h-52z"),
            line("M22-56v70M22-56c0-10 12-10 12 0", 3.5),
        ),
        *(
            placed(x, 358, person(0, 0, c, h, 0.86), satchel(0, 0, 0.86, b))
            for x, c, h, b in (
                (456, "water", "braid", "stone"),
                (522, "paper", "back", "green"),
                (588, "wood", "back", "water"),
            )
        ),
    ),
    "road-chalk": drawing(
        "一间教室，窗外是雪山；讲台上两位教师并排站着，一位正把粉笔递给另一位",
        box("dai", 24, 60, 170, 150),
        line("M44 92h120M44 116h90M44 140h104", 2.5, "slate"),
        box("wood", 24, 210, 170, 12),
        flat("water", "M330 46h270v170H330z"),
        placed(
            330,
            60,
            fill("stone", "M0 156V104l52-52 40 34 60-80 66 92 30-30 22 24v64z"),
            fill("paper", "M52 52l-18 18 14-2 8 8 10-10zM152 6l-24 32 14-6 10 12 14-14 12 6z"),
        ),
        line("M330 46h270v170H330zM465 46v170M330 131h270", 4),
        line("M318 216h294", 7),
        ground(330, "wood"),
        box("sunk", 90, 344, 470, 56),
        person(246, 344, "slate", "bob", 1.25, "M-20-90l-10 40M20-90l40 22"),
        person(376, 344, "water", "short", 1.25, "M-20-90l-36 24M20-90l10 40"),
        '<circle stroke="none" fill="#f8e9b4" cx="312" cy="256" r="30"/>',
        fill("gold", "M300 262l16-42 9 4-16 42z"),
        dot("paper", 303, 262, 9),
        dot("paper", 330, 264, 9),
    ),
    "road-questions": drawing(
        "一张清单被划掉几行，只剩两行：我想学的一处，我想问的一处",
        flat("wood", "M0 0h640v400H0z"),
        thin("M0 90h640M0 210h640M0 320h640M500 0v90M110 90v120M560 210v110"),
        placed(
            110,
            24,
            box("paper", 0, 0, 380, 352),
            line("M0 52h380", 1.5),
            dot("wood", 90, 26, 8),
            dot("wood", 190, 26, 8),
            dot("wood", 290, 26, 8),
            thin("M40 88h230M40 124h270M40 160h200"),
            line("M32 92c80-10 170 4 250-6M32 128c90-8 200 4 290-6M32 164c70-8 150 4 220-6", 4, "zhu"),
            box("glow", 28, 192, 324, 58),
            words(190, 231, "我想学的一处", 32),
            box("glow", 28, 270, 324, 58),
            words(190, 309, "我想问的一处", 32),
            turn=1,
        ),
        pencil(500, 300, 22, 1.5),
    ),
    "road-names": drawing(
        "一块空白的路牌，下面一行小字：我门口的名字；一支笔等着写",
        ground(330),
        house(20, 330, 130, 90),
        house(500, 330, 130, 96),
        thin("M196 330c-6-30-20-36-28-60M196 330c2-40 10-50 22-70M470 330c-2-30-10-40-16-58M470 330c4-30 12-40 18-54"),
        line("M230 330V180M410 330V180", 8),
        box("gold", 160, 64, 320, 140),
        box("paper", 176, 80, 288, 84),
        dashed("M206 140h228", "slate", 2),
        words(320, 193, "我门口的名字", 22),
        pencil(300, 134, 38, 1),
        thin("M0 366h120M200 384h180M460 362h140"),
    ),
}
"""The drawings by the names of their files; each says what it shows."""
