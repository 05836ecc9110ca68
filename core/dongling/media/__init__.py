"""Files that are seen or heard: opened beside their unit, held to what they say they are, made small for screens.

Whoever may put a file into a content folder is a stranger here: nothing is followed, nothing is believed by its name,
and nothing is decoded before its size is known.
"""

from dongling.media.copies import copy_media, keep_media
from dongling.media.drawings import drawing_size
from dongling.media.media_file import MediaFault, MediaFile, open_beside, open_media
from dongling.media.pictures import PICTURE_WIDTHS, measured, on_paper, resized
from dongling.media.streams import STREAMED, MediaStream, file_stamp, open_stream
from dongling.media.subtitles import Cue, subtitles, webvtt

__all__ = [
    "PICTURE_WIDTHS",
    "STREAMED",
    "Cue",
    "MediaFault",
    "MediaFile",
    "MediaStream",
    "copy_media",
    "drawing_size",
    "file_stamp",
    "keep_media",
    "measured",
    "on_paper",
    "open_beside",
    "open_media",
    "open_stream",
    "resized",
    "subtitles",
    "webvtt",
]
