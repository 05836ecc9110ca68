"""The content of the site that the tests of pages look at."""

from typing import Any

from dongling.testing import unit_text

_SAFETY = {"weather": "雷雨不出发", "traffic": "走人行道", "lost": "回到校门", "injury": "先救护再报告"}
_SAFETY |= {"water": "离桥栏一步", "responsible": "带队教师"}
_WALK: dict[str, Any] = {
    "kind": "walk",
    "name": "行走的思政课：走到老桥",
    "description": "从校门走到老桥。",
    "minutes": "120",
    "review_status": "sample",
    "themes": ["yunhe"],
    "depth": "d3",
    "facts": ["bridge-age"],
    "terms": {"path": ["slow"]},
    "competencies": ["责任意识"],
    "updated": "2026-09-02",
    "places": ["old-bridge"],
    "keywords": ["石拱桥"],
    "body": "## 怎么走\n\n**“慢”**走。",
    "process": None,
    "stops": [
        {"place": "校门", "minutes": "20", "task": "数一数\n问一问", "guide": "讲校名"},
        {"place": "老桥", "minutes": "40", "task": "画一画"},
    ],
    "owner": "年级组长",
    "before": ["查资料"],
    "after": ["写一句话"],
    "safety": _SAFETY,
}
_FILM: dict[str, Any] = {
    "kind": "micro_course",
    "name": "校史微课程：一口老钟",
    "description": "听一口钟。",
    "minutes": "5",
    "updated": "2026-09-01",
    "themes": ["dushu"],
    "prerequisites": ["walk-bridge"],
    "process": None,
    "script": [
        {"scene": "钟楼", "words": "这是一口老钟。", "seconds": "65"},
        {"scene": "操场", "words": "钟声响了。", "seconds": "235"},
    ],
    "question": "钟声对谁响？",
    "exercises": [{"question": "钟在哪里？", "choices": ["钟楼", "河边"], "answer": "钟楼", "note": "在钟楼上。"}],
}
_TALK: dict[str, Any] = {
    "kind": "micro_lecture",
    "name": "微讲堂：一封信",
    "description": "读一封信。",
    "minutes": "10",
    "process": None,
    "speaker_role": "党员教师",
    "script": "第一段。\n\n第二段。",
    "question": "你会怎么回信？",
}
_SEQUENCE = {
    "identifier": "seq-river",
    "name": "一条河",
    "description": "沿着河走。",
    "steps": [
        {"unit": "walk-bridge", "minutes": "90", "note": "半天"},
        {"unit": "film-bell"},
        {"unit": "not-loaded"},
    ],
    "checklist": [
        {"task": "踩点", "owner": "年级组长", "due": "2026-09-07", "done": "否"},
        {"task": "借钟", "due": "2026-09-01", "done": "是"},
        {"task": "订车", "due": "2026-09-10"},
        {"task": "发信", "due": "2026-09-12"},
        {"task": "写总结"},
    ],
}
_FACTS = [
    {
        "identifier": "bridge-age",
        "statement": "老桥建于明代。",
        "confidence": "verified",
        "topic": "river",
        "sources": ["county-book", "stone-text"],
        "note": "碑在桥头。",
    },
    {"identifier": "bridge-long", "statement": "老桥长20米。", "confidence": "single", "sources": ["county-book"]},
    {"identifier": "bridge-name", "statement": "老桥有两个名字。", "confidence": "conflict", "topic": "east"},
    {"identifier": "bridge-song", "statement": "老桥有一首歌。", "confidence": "recall", "topic": "river"},
]
_PATHS = {
    "scheme": "path",
    "name": "走法",
    "terms": [
        {"identifier": "foot", "name": "步行", "basis": "v"},
        {"identifier": "slow", "name": "慢走", "broader": "foot", "description": "走一步看一步"},
        {"identifier": "boat", "name": "坐船", "basis": "m", "description": "从水上看桥"},
    ],
}
_COLLECTION = {
    "identifier": "c-river",
    "name": "河边的课",
    "description": "沿河的单元。",
    "query": {"school": ["east"]},
    "facts": ["bridge-long"],
}

EAST: dict[str, Any] = {
    "school.yaml": {
        "identifier": "east",
        "name": "东校",
        "full_name": "城东中学",
        "stages": ["junior"],
        "brand": "读书走路",
        "colours": ["#7A5600", "#E3BE66"],
        "sign": ["M4 4h16v16H4z"],
        "emblem": ["M20 20h200v200H20z", "M20 20l200 200"],
        "owner": "教研组长",
        "rules": ["写明出处"],
        "facts": ["bridge-name"],
    },
    "facts.yaml": {"facts": _FACTS},
    "sources.yaml": {
        "sources": [
            {"identifier": "county-book", "name": "县志"},
            {"identifier": "stone-text", "name": "桥碑"},
        ]
    },
    "places.yaml": {"places": [{"identifier": "old-bridge", "name": "老桥", "address": "南门外"}]},
    "walk-bridge.yaml": unit_text("walk-bridge", **_WALK),
    "film-bell.yaml": unit_text("film-bell", **_FILM),
    "talk-letter.yaml": unit_text("talk-letter", **_TALK),
    "sequences/seq-river.yaml": _SEQUENCE,
    "terms/path.yaml": _PATHS,
    "terms/topic.yaml": {"scheme": "topic", "name": "话题", "terms": [{"identifier": "river", "name": "河与桥"}]},
    "collections/c-river.yaml": _COLLECTION,
}
"""A school with everything: colours, sign and emblem, facts and places, a unit of each kind but the lesson."""

WEST: dict[str, Any] = {
    "school.yaml": {"identifier": "west", "name": "西校", "stages": ["primary"]},
    "collections/c-west.yaml": {"identifier": "c-west", "name": "西校的课", "query": {"school": ["west"]}},
    "collections/c-staff.yaml": {"identifier": "c-staff", "name": "给教师", "query": {"audience": ["teacher"]}},
    "for-teachers.yaml": unit_text("for-teachers", name="怎样备课", audience=["teacher"], band="p2"),
    **{
        f"lesson-{i:02}.yaml": unit_text(
            f"lesson-{i:02}",
            name=f"第{i}节水课",
            description="认识水。",
            band="p1",
            minutes=str(30 + i),
            process=[phase],
        )
        for i in range(1, 13)
        for phase in [{"name": "看", "minutes": str(30 + i), "teacher": "倒一杯水", "pupils": "看水"}]
    },
}
"""A school with nothing to show but lessons: thirteen, one of them for teachers."""
