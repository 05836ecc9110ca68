"""Whether what a pupil wrote in a blank is an accepted answer: 五十二 and 52, with or without a full stop."""

import re
import unicodedata

from dongling.text.figures import han_number

_HAN = re.compile("[〇零一二两三四五六七八九十百千万]{1,16}")
_AROUND = re.compile(r"^[\s“”‘’\"'《》（）()]+|[\s“”‘’\"'《》（）()。\uff0e.，,！!？?；;：:]+$")
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")


def plain_answer(text: str) -> str:
    """Return an answer in the form that answers are compared in: no spaces, no marks around it, digits for numbers."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = re.sub(r"\s+", "", _AROUND.sub("", _AROUND.sub("", folded)))
    return _COMMA.sub("", _HAN.sub(_digits, bare))


def _digits(match: re.Match[str]) -> str:
    try:
        return str(han_number(match[0]))
    except (ValueError, KeyError, IndexError):
        return match[0]
