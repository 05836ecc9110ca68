"""Textbooks of the home country: the scenes of dl-history-textbook."""

from scripts.drawing.hand import box, dashed, dot, drawing, fill, flat, line, placed, thin, upright, words, writing
from scripts.drawing.people import gowned, person
from scripts.drawing.things import book, bridge, brush, desk, ground, house, inkstone, lattice, ripples, stack

SCENES = {
    "textbook-covers": drawing(
        "木桌上并排放着两本线装书，书签上写着锡金乡土历史、锡金乡土地理，一支毛笔刚写完",
        flat("wood", "M0 0h640v400H0z"),
        thin("M0 60h640M0 150h640M0 250h640M0 340h640M120 0v60M420 60v90M220 150v100M520 250v90M90 340v60"),
        book(84, 40, 200, 292),
        box("paper", 104, 58, 58, 226),
        upright(133, 92, "锡金乡土历史", 29),
        book(318, 62, 200, 292),
        box("paper", 338, 80, 58, 226),
        upright(367, 114, "锡金乡土地理", 29),
        fill("gold", "M84 300h200v32H84z"),
        fill("gold", "M318 322h200v32H318z"),
        inkstone(584, 128, 1.1),
        brush(414, 300, 62),
    ),
    "textbook-two-counties": drawing(
        "一张老城图，一条河从城中间穿过，左边写无锡，右边写金匮，两个首字飞出来拼成锡金",
        box("paper", 40, 60, 560, 320),
        thin("M52 72h536v296H52z"),
        fill("sunk", "M320 116c120 0 196 46 196 118s-78 118-196 118-196-46-196-118 76-118 196-118z"),
        thin(
            "M180 176l-20-14M160 280l-22 12M460 176l22-14M480 284l20 14M260 124l-6-14M390 124l6-14M240 346l-8 14"
            "M400 346l8 14"
        ),
        fill("water", "M310 116c-10 40 14 80 0 120s8 80 2 116h16c6-40-10-76 0-116s-10-80 2-120z"),
        bridge(320, 240, 0.3),
        words(222, 252, "无锡", 40),
        words(420, 252, "金匮", 40),
        house(196, 316, 34, 22, door=False),
        house(250, 310, 34, 22, door=False),
        house(382, 316, 34, 22, door=False),
        house(440, 308, 34, 22, door=False),
        dashed("M236 212C240 130 250 90 280 66M404 212C400 130 392 90 362 66", "gold", 4),
        box("gold", 254, 16, 62, 62),
        words(285, 60, "锡", 42),
        box("gold", 324, 16, 62, 62),
        words(355, 60, "金", 42),
    ),
    "textbook-circles": drawing(
        "一个孩子站在家门口，看出去一圈比一圈远：井、巷、桥、河，再到远处的山",
        flat("glow", "M0 0h640v120H0z"),
        fill("green", "M0 128c60-60 120-84 190-60s90-48 160-40 100 50 150 40 100 10 140 34v40z"),
        flat("sunk", "M0 122h640v278H0z"),
        fill("water", "M0 128c120 16 220-8 340 0s220 14 300 0v44c-100 14-200-6-310-4S110 186 0 172z"),
        bridge(336, 170, 0.7),
        ripples((60, 150), (180, 146), (500, 150)),
        house(40, 240, 80, 50),
        house(140, 232, 70, 44),
        house(470, 236, 76, 46),
        house(560, 246, 80, 52),
        fill("stone", "M412 300c0-12 60-12 60 0v26c0 12-60 12-60 0z"),
        flat("dai", "M420 300c4-6 40-6 44 0-4 6-40 6-44 0z"),
        line("M420 292v-40h44v40M442 252v34", 2),
        *(
            dashed(f"M{320 - r * 1.5:.0f} 400a{r * 1.5:.0f} {r} 0 0 1 {r * 3:.0f} 0", "gold", 4)
            for r in (86, 150, 212, 262)
        ),
        box("wood", 244, 372, 152, 28),
        gowned(320, 384, "water", "back", 1.1),
    ),
    "textbook-manuscripts": drawing(
        "灯下的书桌，一摞一摞的手稿越堆越高，窗外是学堂的屋顶",
        '<circle stroke="none" fill="#f8e9b4" cx="340" cy="200" r="124"/>',
        lattice(46, 40, 220, 180, "slate"),
        flat("dai", "M50 150l40-34h130l42 34v66H50z"),
        line("M101 40v180M156 40v180M211 40v180M46 85h220M46 130h220M46 175h220", 1.5),
        dot("glow", 228, 72, 14),
        desk(300),
        placed(
            340,
            300,
            fill("stone", "M-30 0v-10h60V0z"),
            line("M0-10v-60", 5),
            fill("water", "M-18-70v-44c0-10 36-10 36 0v44z"),
            flat("gold", "M-4-80c-10-14 2-20 4-32 6 10 12 18 6 32z"),
        ),
        stack(410, 300, 5),
        stack(500, 300, 10),
        stack(80, 300, 3, 90),
        fill("paper", "M210 322l120-10 14 44-128 12z"),
        writing(232, 334, 4, 2, 24),
        brush(322, 346, 50, 0.9),
    ),
    "textbook-districts": drawing(
        "三块拼成一块：崇安、南长、北塘三个区合成了梁溪区（示意，不照比例）",
        ground(392),
        fill("water", "M196 70l130-30 30 96-60 66-116-22z"),
        fill("green", "M180 180l116 22 60-66 100 40 10 90-136 40-118-30z"),
        fill("stone", "M212 276l118 30 136-40 26 60-96 54-150-10z"),
        line("M196 70l130-30 30 96 100 40 10 90 26 60-96 54-150-10-34-94-32-96z", 7, "gold"),
        words(262, 132, "北塘", 32),
        words(330, 238, "崇安", 32),
        words(344, 346, "南长", 32),
        dashed("M466 150l40-30", "slate", 2),
        box("gold", 486, 66, 128, 56),
        words(550, 105, "梁溪区", 32),
        *(person(x, 384, c, h, 0.8) for x, c, h in ((60, "water", "short"), (118, "stone", "bob"))),
    ),
    "textbook-own-page": drawing(
        "学生围着一张纸，纸上四个小格写着名字、样子、真事、问题，旁边一本书等着写书名",
        fill("wood", "M110 110h420l90 250H20z"),
        fill("paper", "M206 138h228l34 150H172z"),
        line("M320 138v150M190 208h262", 2),
        words(256, 182, "名字", 28),
        words(384, 182, "样子", 28),
        words(250, 258, "真事", 28),
        words(390, 258, "问题", 28, "zhu"),
        placed(486, 214, book(0, 0, 84, 108), box("gold", 10, 10, 24, 72)),
        brush(152, 290, -32, 0.8),
        *(
            placed(
                x,
                118,
                fill(c, "M-42 0c0-40 14-58 42-58s42 18 42 58z"),
                dot("paper", 0, -76, 22),
                fill("dai", "M-22-80c-4-36 48-36 44 0-6-10-38-10-44 0z"),
            )
            for x, c in ((190, "water"), (320, "stone"), (450, "green"))
        ),
        *(
            placed(
                x,
                400,
                fill(c, "M-50 0c0-46 16-66 50-66s50 20 50 66z"),
                dot("paper", 0, -82, 24),
                placed(0, 66, fill("dai", "M-24-146a24 24 0 0 1 48 0c-2 12-8 18-24 18s-22-6-24-18z")),
            )
            for x, c in ((220, "slate"), (420, "water"))
        ),
    ),
}
"""The drawings by the names of their files; each says what it shows."""
