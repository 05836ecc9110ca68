"""Files that are seen or heard: opened beside their unit, held to what they say they are, made small for screens.

Whoever may put a file into a content folder is a stranger here: nothing is followed, nothing is believed by its name,
and nothing is decoded before its size is known.
"""

from dongling.media.age_mark import has_lain
from dongling.media.bare_pictures import cut, turned
from dongling.media.copies import copy_media
from dongling.media.drawings import drawing_size
from dongling.media.media_box import Boxed, MediaBox, box_weight
from dongling.media.media_file import MOST_BYTES, MediaFault, MediaFile, open_beside, open_media
from dongling.media.pictures import PICTURE_WIDTHS, measured, on_paper, resized
from dongling.media.published_media import laid_beside, other_content, put_aside, unnamed
from dongling.media.streams import STREAMED, MediaStream, file_stamp, open_stream, stream_beside
from dongling.media.subtitles import Cue, subtitles, webvtt

__all__ = [
    "MOST_BYTES",
    "PICTURE_WIDTHS",
    "STREAMED",
    "Boxed",
    "Cue",
    "MediaBox",
    "MediaFault",
    "MediaFile",
    "MediaStream",
    "box_weight",
    "copy_media",
    "cut",
    "drawing_size",
    "file_stamp",
    "has_lain",
    "laid_beside",
    "measured",
    "on_paper",
    "open_beside",
    "open_media",
    "open_stream",
    "other_content",
    "put_aside",
    "resized",
    "stream_beside",
    "subtitles",
    "turned",
    "unnamed",
    "webvtt",
]
