"""A school desk carried to people's doors: the scenes of lx-story-library."""

from scripts.drawing.hand import box, dashed, dot, drawing, fill, flat, line, placed, thin, words
from scripts.drawing.people import person
from scripts.drawing.things import ground, house, pencil, roof

_SPINES = "".join(
    box(
        ("water", "stone", "green", "paper", "wood")[n % 5],
        196 + n * 16,
        236 - 40 - (n * 7) % 14,
        16,
        40 + (n * 7) % 14,
    )
    for n in range(14)
) + "".join(
    box(
        ("stone", "wood", "water", "paper", "green")[n % 5],
        196 + n * 16,
        296 - 38 - (n * 5) % 12,
        16,
        38 + (n * 5) % 12,
    )
    for n in range(14)
)
_CHAIR = line("M-34 0v-62h62V0M-34-62v-74", 6) + fill("wood", "M-42-72h76v12h-76zM-42-136h14v66h-14z")

SCENES = {
    "library-corner": drawing(
        "街角一间小图书馆亮着灯，书架上爬着一条画出来的毛毛虫",
        ground(330),
        house(-30, 330, 130, 120),
        house(556, 330, 120, 110),
        box("paper", 140, 110, 392, 220),
        roof(126, 110, 420, 40),
        box("glow", 180, 150, 252, 160),
        _SPINES,
        line("M180 236h252M180 296h252", 5),
        *(dot("green" if n % 2 else "gold", 230 + n * 26, 170 - (n % 2) * 8, 15) for n in range(5)),
        dot("gold", 362, 160, 18),
        line("M356 144l-6-14M370 143l6-14"),
        box("dai", 456, 190, 56, 140),
        dot("gold", 466, 262, 4),
        flat("glow", "M180 330h252l60 70H120z"),
        line("M180 330h252"),
        line("M82 330V150c0-14 24-14 24 0", 4),
        fill("gold", "M94 150h24l6 22H88z"),
        person(320, 388, "water", "back", 0.86),
        person(376, 390, "stone", "braid", 0.66),
    ),
    "library-four": drawing(
        "四块小牌子：讲座的话筒，咨询的两个话框，手工的剪刀和纸花，招生的一张表",
        ground(346, "wood"),
        *(box("paper", x, 70, 132, 210) + line(f"M{x + 66} 280v66M{x + 40} 346h52", 5) for x in (26, 178, 330, 482)),
        placed(
            92,
            176,
            fill("slate", "M-18-60c0-28 36-28 36 0v36c0 28-36 28-36 0z"),
            line("M-30-30c0 48 60 48 60 0M0 8v40M-24 48h48", 4),
            thin("M-18-52h36M-18-38h36"),
        ),
        placed(
            244,
            176,
            fill("water", "M-50-62h70v46h-44l-14 16v-16h-12z"),
            fill("gold", "M-16 0h66v44H38v16L24 44h-40z"),
            thin("M-38-46h46M-38-32h34M-4 16h42M-4 28h30"),
        ),
        placed(
            396,
            176,
            line("M-34 60L20-40M34 60L-20-40", 6),
            dot("none", -40, 56, 15),
            dot("none", 40, 56, 15),
            dot("stone", 0, 0, 5),
            fill("gold", "M0-66c-16-16-30 4-14 14-18 8-4 28 10 16 2 18 24 12 18-6 18 0 18-24 0-22 4-18-14-20-14-2z"),
            dot("paper", 0, -52, 7),
        ),
        placed(
            548,
            176,
            box("stone", -44, -64, 88, 122),
            thin("M-30-44h60M-30-22h16v14h-16zM-6-15h36M-30 6h16v14h-16zM-6 13h36M-30 34h60"),
            line("M-30-16l6 8 12-18", 3, "zhu"),
        ),
    ),
    "library-chairs": drawing(
        "一张矮桌，两把椅子并排放着；桌上一杯水、一支笔、一张空白纸",
        ground(330),
        box("paper", 40, 40, 200, 150),
        line("M140 40v150M40 115h200"),
        flat("glow", "M40 190h200l170 140H110z"),
        line("M110 330h300"),
        placed(290, 336, _CHAIR),
        placed(420, 336, _CHAIR),
        box("wood", 196, 300, 320, 16),
        line("M220 316v70M492 316v70", 7),
        fill("paper", "M296 292l104-6 20 14H284z"),
        placed(430, 300, pencil(0, -2, 70, 0.5)),
        placed(
            236,
            300,
            fill("water", "M-16-40h32l-4 40h-24z"),
            line("M16-32c14 0 14 20-2 20"),
            thin("M-6-48c-4-8 6-10 2-20M6-48c-4-8 6-10 2-20"),
        ),
        line("M548 0v60", 3),
        fill("gold", "M548 60c30 0 44 20 48 44h-96c4-24 18-44 48-44z"),
    ),
    "library-lights": drawing(
        "一张区里的地图，小灯一盏一盏亮起来，从学校连到一个个小区",
        flat("slate", "M0 0h640v400H0z"),
        line("M-10 250C120 220 240 330 380 280S560 190 650 220", 30, "water"),
        thin("M0 90h640M0 180h640M0 340h640M120 0v400M330 0v400M520 0v400"),
        dashed(
            "M110 310C150 240 190 170 214 140M214 140C270 110 330 100 384 108M384 108C440 130 480 160 520 190M520"
            " 190C540 240 540 290 520 330M384 108C420 90 480 70 546 66",
            "gold",
            4,
        ),
        *(
            f'<circle stroke="none" opacity="0.45" fill="#f8e9b4" cx="{x}" cy="{y}" r="46"/>'
            for x, y in ((110, 300), (214, 130), (384, 98), (520, 190), (520, 330), (546, 58))
        ),
        placed(50, 340, house(0, 0, 120, 66), line("M60-94v-34"), fill("zhu", "M60-128h30v20H60z")),
        *(
            placed(
                x, y, box("paper", -22, -20, 44, 40), fill("dai", "M-30-20L0-42 30-20z"), box("gold", -8, -8, 16, 16)
            )
            for x, y in ((214, 140), (384, 108), (520, 198), (520, 338), (546, 68))
        ),
    ),
    "library-skill": drawing(
        "一张空白的值班表，第一行写着我会的一样本领，第二行写着谁用得上",
        flat("wood", "M0 0h640v400H0z"),
        thin("M0 100h640M0 220h640M0 330h640M520 0v100M80 100v120M560 220v110"),
        placed(
            96,
            40,
            box("paper", 0, 0, 400, 310),
            box("water", 0, 0, 400, 44),
            dot("wood", 110, 22, 8),
            dot("wood", 290, 22, 8),
            thin("M0 174h400M24 150h352M24 280h352"),
            words(136, 96, "我会的一样本领", 28),
            words(96, 226, "谁用得上", 28),
            turn=-2,
        ),
        pencil(470, 262, 26, 1.5),
        placed(566, 340, fill("gold", "M-40-20h80v48h-80z"), line("M-40-20L0 8 40-20M-40 28l28-26M40 28L12 2", 2)),
    ),
}
"""The drawings by the names of their files; each says what it shows."""
