"""What is heard or watched on the wall: each sound and each film of a unit on its own screen, with its subtitles."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dongling.media import STREAMED
from dongling.model import Unit
from dongling_web.films.scenes import film
from dongling_web.languages.words import spoken
from dongling_web.materials.media import Shown
from dongling_web.wall.few_words import few_words
from dongling_web.wall.screen import Screen


def with_played(unit: Unit, shown: Iterable[Screen], media: Iterable[Shown]) -> Iterator[Screen]:
    """Yield the screens of a unit, and behind the one of each part its sound or film; behind the title all others.

    `media` are those of the unit; what can't be opened has no screen.
    """
    title, *parts = shown
    played = {one.medium.file: one for one in _played(unit, media)}
    own = {screen.file for screen in parts}
    yield title
    yield from (_screen(one) for name, one in played.items() if name not in own)
    for screen in parts:
        yield screen
        if screen.file in played:
            yield replace(_screen(played.pop(screen.file)), part=screen.part)


def _played(unit: Unit, media: Iterable[Shown]) -> Iterator[Shown]:
    """Yield what can be played; a recording of the unit's own film has the subtitles of what is spoken in it."""
    every = [one for one in media if one.address and one.medium.sort in STREAMED]
    made = film(unit) if every else None
    recording = made.recording.medium.file if made and made.recording else ""
    for one in every:
        words = f"/units/{unit.identifier}/film.vtt" if one.medium.file == recording else ""
        yield replace(one, subtitles=one.subtitles or words)


def _screen(played: Shown) -> Screen:
    medium = played.medium
    is_film = medium.sort == "film"
    credit = spoken("%(source)s，%(license)s", source=medium.source, license=medium.license)
    return Screen(
        spoken("看影片") if is_film else spoken("听一听"),
        few_words(medium.description),
        played=played,
        directions=((spoken("影片") if is_film else spoken("声音"), credit),),
    )
