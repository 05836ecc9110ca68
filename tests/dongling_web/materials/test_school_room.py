"""The media of a school take as much room as its manuscripts and what it published, what is the same once."""

import datetime as dt
import os

import pytest
from flask import Flask

from dongling.problems import DonglingError
from dongling_web.http.context import current_library
from dongling_web.materials.school_room import box_folder, published_beside, school_room, schools_with_media
from tests.dongling_web.accounts.conftest import site

__all__ = ["site"]
BEGUN = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


def test_what_lies_in_boxes_and_what_is_published_counts_once(site: Flask) -> None:
    with site.app_context():
        box, published = box_folder("east", 1, BEGUN) / "media", published_beside("east")
        assert published
        for folder in (box, published / "media"):
            folder.mkdir(parents=True)
        (box / "a.jpg").write_bytes(bytes(700))
        os.link(box / "a.jpg", published / "media" / "a.jpg")
        (published / "media" / "b.jpg").write_bytes(bytes(50))
        room = school_room("east")
        assert (room.used, room.left) == (750, current_library().settings.media_mb * 1_000_000 - 750)
        assert schools_with_media() == {"east"}
        assert school_room("west").used == 0


def test_no_school_leads_out_of_the_folder(site: Flask) -> None:
    with site.app_context():
        for odd in ("..", "a/b", ""):
            with pytest.raises(DonglingError):
                box_folder(odd, 1, BEGUN)
            assert published_beside(odd) is None
