"""Subtitles that somebody made (WebVTT): words, times and the few marks of the format; nothing else is taken."""

import re

MOST_LINES = 20_000
_MARK = re.compile(r"<(?!/?(?:c|i|b|u|ruby|rt|v|lang)(?:[.\s][^<>]*)?>|\d\d[\d:.]*>)[A-Za-z/!?][^<>]{0,40}")
_BLOCK = re.compile(r"^(STYLE|REGION)\b", re.MULTILINE)
_TIME = re.compile(r"^(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d\d:\d\d\.\d{3}", re.MULTILINE)


def cue_fault(data: bytes) -> str:
    """Return the first thing in subtitles that is not taken, or nothing when all of it is."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return "UTF-8"
    if not re.match(r"WEBVTT(?:[ \t\n]|\Z)", text) or "\0" in text:
        return "WEBVTT"
    if text.count("\n") > MOST_LINES:
        return f"{MOST_LINES}"
    if not _TIME.search(text):
        return "00:00.000 --> 00:01.000"
    if block := _BLOCK.search(text):
        return block[1]
    mark = _MARK.search(_TIME.sub("", text))
    return mark[0][:40] if mark else ""
