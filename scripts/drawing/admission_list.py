"""A list of who was admitted in 1920: the scenes of ly-list-1920."""

from scripts.drawing.hand import box, dashed, dot, drawing, fill, flat, line, placed, thin, upright, words, writing
from scripts.drawing.people import person, runner
from scripts.drawing.things import brush, ground, pencil, roof, stack

_LIST = fill("paper", "M206 66h336v264H206z") + thin("M222 82h304v232M222 82v232")
_RODS = "".join(f"M{340 + n * 32} 196V346" for n in range(8))
_BEADS = "".join(
    f'<ellipse fill="#b5d6d8" cx="{340 + n * 32}" cy="{y}" rx="13" ry="6"/>'
    for n, (up, low) in enumerate(zip((0, 1, 0, 0, 1, 0, 0, 1), (2, 0, 1, 3, 0, 4, 1, 0), strict=True))
    for y in (
        *(204 + k * 13 + (8 if up and k else 0) for k in range(2)),
        *(258 + k * 13 + (0 if k < low else 16) for k in range(5)),
    )
)
_BOY = person(0, 0, "water", "back")

SCENES = {
    "list-lamp": drawing(
        "台灯照着一张写满名字的旧纸，放大镜停在其中一行上",
        flat("glow", "M96 124L200 104 566 330H170z"),
        ground(330),
        _LIST,
        writing(246, 112, 9, 3, 32),
        writing(246, 188, 9, 3, 32),
        writing(246, 262, 9, 3, 32),
        line("M64 330V214l58-92", 5),
        fill("dai", "M30 330h72v-12a10 10 0 0 0-10-10H40a10 10 0 0 0-10 10z"),
        fill("dai", "M86 130l42-54 76 26-100 38z"),
        dot("stone", 64, 214, 7),
        line("M452 262l66 64", 10),
        dot("gold", 402, 206, 68),
        dot("paper", 402, 206, 56),
        line(
            "M366 176h26M379 168v18M366 200h22M364 224h28M378 214v20M414 176h22M412 200h26M425 190v20M414 226h24", 3.5
        ),
    ),
    "list-wait": drawing(
        "田字格里写着一个“竢”字，上面注着 sì；旁边一个小孩坐着，等一棵小树上的果子成熟",
        ground(330),
        box("paper", 60, 96, 220, 220),
        line("M60 96h220v220H60z", 4, "zhu"),
        dashed("M170 96v220M60 206h220", "zhu", 1.5),
        words(170, 278, "竢", 190),
        box("paper", 106, 34, 128, 50),
        words(170, 70, "sì", 34),
        line("M520 330c-4-50-2-80 4-120M522 256c-16-14-26-18-40-18M523 240c14-14 26-20 40-20", 4),
        fill("green", "M524 214c-44-6-66-38-50-62 4-34 48-50 68-28 34-10 62 26 44 54-6 26-34 40-62 36z"),
        dot("gold", 500, 176, 11),
        dot("gold", 552, 164, 11),
        dot("gold", 530, 144, 11),
        placed(
            400,
            330,
            fill("dai", "M-26 0c-2-16 10-24 24-24h34l2 24z"),
            fill("water", "M-22-22c-4-36 4-54 22-54s24 20 20 56z"),
            line("M6-66c8 18 18 26 26 38l-10 6", 3.5),
            dot("paper", 2, -98, 22),
            fill("dai", "M-20-98a22 22 0 0 1 42-10c-10 2-18 4-24 12-6 4-14 2-18-2z"),
        ),
    ),
    "list-sun": drawing(
        "名单上一个名字亮起来：薛萼果；旁边浮现他后来的名字：孙冶方",
        ground(352, "wood"),
        box("paper", 56, 40, 330, 312),
        thin("M72 56h298v280M72 56v280"),
        writing(96, 84, 3, 4, 30),
        writing(96, 176, 3, 4, 30),
        writing(96, 268, 3, 4, 30),
        writing(280, 84, 3, 4, 30),
        writing(280, 176, 3, 4, 30),
        writing(280, 268, 3, 4, 30),
        box("gold", 182, 76, 64, 190),
        upright(214, 126, "薛萼果", 46),
        dashed("M258 170C330 90 400 90 448 150", "gold", 5),
        box("paper", 450, 84, 104, 226),
        line("M464 98h76v198h-76z", 1.5),
        upright(502, 146, "孙冶方", 54),
        placed(
            594,
            352,
            line("M0 0c-2-40 0-60 4-90"),
            fill("green", "M2-44c-22 0-30-14-30-26 20 0 30 10 30 26zM3-60c18-2 26-14 26-26-18 0-26 10-26 26z"),
            dot("gold", 4, -98, 12),
        ),
    ),
    "list-cousins": drawing(
        "另一张名单展开，两个名字亮起来：钱锺书、钱锺韩；两个男孩一前一后跑过石板路",
        ground(300),
        fill("paper", "M116 24h408v196H116z"),
        fill("wood", "M98 16h20v212H98zM522 16h20v212h-20z"),
        writing(150, 54, 4, 4, 30),
        writing(150, 146, 4, 4, 30),
        writing(404, 54, 4, 4, 30),
        writing(404, 146, 4, 4, 30),
        box("gold", 326, 40, 52, 164),
        upright(352, 92, "钱锺书", 42),
        box("gold", 260, 40, 52, 164),
        upright(286, 92, "钱锺韩", 42),
        thin(
            "M0 330h120l20 30H0M150 330h130l14 30H170M310 330h130v30H324M470 330h170M470 330l8 30h162M60 392l10-32"
            "M230 392l6-32M400 392v-32M560 392l-6-32"
        ),
        runner(230, 376, "slate", "short", 0.9),
        runner(380, 366, "water", "short", 1),
    ),
    "list-abacus": drawing(
        "名单上用红笔圈出一行小字：先补习算术，再复试；旁边一把算盘",
        ground(346),
        box("paper", 50, 30, 256, 316),
        thin("M64 44h228v302M64 44v302"),
        writing(92, 74, 4, 3, 29),
        writing(92, 150, 4, 3, 29),
        writing(92, 228, 4, 5, 29),
        writing(274, 74, 1, 14),
        upright(226, 88, "钱锺书", 28),
        upright(227, 196, "先补习算术", 16),
        upright(227, 298, "再复试", 16),
        line("M206 168c26-12 46 2 46 26l-2 122c0 24-12 28-26 26-20-2-24-14-23-34l2-108c1-16 6-24 18-28", 4, "zhu"),
        box("wood", 304, 182, 296, 178),
        box("paper", 318, 196, 268, 150),
        line(_RODS, 2),
        _BEADS,
        box("dai", 318, 236, 268, 9),
        brush(390, 176, 48, 1.05),
    ),
    "list-doors": drawing(
        "两格画面：左边门关着，孩子扔下笔走开；右边门开着一条缝透出光，孩子重新铺开一张纸",
        box("stone", 16, 16, 298, 368),
        box("paper", 326, 16, 298, 368),
        line("M16 316h298M326 316h298"),
        roof(44, 90, 150, 26),
        box("wood", 58, 90, 122, 226),
        box("dai", 70, 102, 98, 214),
        line("M119 102v214", 2, "slate"),
        dot("stone", 108, 212, 5),
        dot("stone", 130, 212, 5),
        words(250, 54, "不会", 26),
        placed(246, 364, _BOY),
        placed(96, 364, brush(0, 0, 80, 0.62)),
        fill("paper", "M120 340l40-8 14 20-42 8z"),
        thin("M132 344l24-4M138 350l24-4"),
        flat("glow", "M420 316h60l120 68H372z"),
        roof(388, 90, 150, 26),
        box("wood", 402, 90, 122, 226),
        box("gold", 414, 102, 98, 214),
        fill("dai", "M414 102l42 14v190l-42 10zM512 102l-34 10v196l34 8z"),
        words(574, 54, "还不会", 26),
        box("wood", 478, 330, 132, 12),
        line("M490 342v40M598 342v40", 5),
        placed(
            540,
            362,
            fill("water", "M-30 0c0-46 8-62 30-62s30 16 30 62z"),
            dot("paper", 0, -80, 20),
            placed(0, 44, fill("dai", "M-20-122a20 20 0 0 1 40 0c0 12-6 18-10 20h-20c-4-2-10-8-10-20z")),
        ),
        fill("paper", "M484 326l40-4 6 8h-44z"),
    ),
    "list-paths": drawing(
        "一条路分成两条，一条通向书桌，一条通向田野和工厂，到远处汇进同一座城市",
        flat("sunk", "M0 130h640v270H0z"),
        flat(
            "paper", "M286 400c10-70-120-80-150-140s60-90 150-120h68C434 170 524 190 504 250 484 310 354 310 354 400z"
        ),
        flat("sunk", "M320 340c-20-50-110-60-124-92-20-50 50-80 124-108 74 28 122 62 100 104-16 36-84 50-100 96z"),
        line(
            "M286 400c10-70-120-80-150-140s60-90 150-120M354 400c0-90 130-90 150-150s-70-80-150-110M320 340"
            "c-20-50-110-60-124-92 -20-50 50-80 124-108 74 28 122 62 100 104-16 36-84 50-100 96z"
        ),
        *(
            box(r, x, 130 - h, w, h)
            for x, w, h, r in (
                (216, 34, 46, "paper"),
                (252, 30, 74, "stone"),
                (284, 40, 100, "gold"),
                (326, 32, 64, "paper"),
                (360, 40, 84, "stone"),
                (402, 28, 44, "paper"),
            )
        ),
        line("M0 130h640"),
        thin(
            "M262 70h10M262 84h10M262 98h10M294 46h8M308 46h8M294 64h8M308 64h8M294 82h8M308 82h8M372 60h16M372 76"
            "h16M372 92h16"
        ),
        box("wood", 24, 258, 108, 12),
        line("M36 270v54M120 270v54", 5),
        stack(34, 258, 4, 44),
        placed(
            100,
            258,
            fill("stone", "M-12 0h24l-4-10h-16z"),
            line("M0-10v-22l-10-16", 3),
            fill("dai", "M-24-44l12-16 18 10-10 12z"),
        ),
        fill("green", "M520 236c40-20 80-24 130-18v84c-50-6-90 0-140 10z"),
        thin("M530 246c40-16 80-20 110-16M526 266c40-14 80-18 114-14M520 288c40-12 80-14 120-12"),
        placed(
            548,
            210,
            box("stone", 0, -50, 70, 50),
            fill("dai", "M0-50l0-16 23 16v-16l23 16v-16l24 16z"),
            box("stone", 50, -96, 14, 46),
            thin("M57-104c-4-10 8-14 2-24"),
        ),
        placed(320, 392, person(0, 0, "water", "back", 0.62)),
    ),
    "list-mine": drawing(
        "一张空白的名单纸，写着名字、补习、请谁、哪天，后面留着空；一支铅笔放在旁边",
        flat("wood", "M0 0h640v400H0z"),
        thin("M0 80h640M0 200h640M0 320h640M160 0v80M480 80v120M90 200v120M400 320v80"),
        placed(
            120,
            28,
            box("paper", 0, 0, 330, 344),
            line("M16 16h298v312H16z", 1.5),
            *(
                words(72, y, said, 32) + thin(f"M124 {y + 4}h170")
                for y, said in ((80, "名字"), (154, "补习"), (228, "请谁"), (302, "哪天"))
            ),
            turn=-2,
        ),
        pencil(470, 250, 28, 1.5),
        placed(556, 326, fill("stone", "M-34-18l56-10 12 24-56 12z"), fill("water", "M-34-18l26-5 12 24-26 6z")),
    ),
}
"""The drawings by the names of their files; each says what it shows."""
