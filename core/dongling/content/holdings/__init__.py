"""What the files of content gave, in the catalogue's file: written by one process as files change, read by any."""

from dongling.content.holdings.askings import Askings, renew
from dongling.content.holdings.assembly import Assembly
from dongling.content.holdings.documented import Documented
from dongling.content.holdings.entries import SORTS, Changes, FileRow, Holdings, NewFile, named
from dongling.content.holdings.follower import Follower
from dongling.content.holdings.intake import Intake
from dongling.content.holdings.plan import PLACES, Plan, ToRead, named_file, new_file, reader_of
from dongling.content.holdings.surroundings import Surroundings, Surveyor, keep

__all__ = [
    "PLACES",
    "SORTS",
    "Askings",
    "Assembly",
    "Changes",
    "Documented",
    "FileRow",
    "Follower",
    "Holdings",
    "Intake",
    "NewFile",
    "Plan",
    "Surroundings",
    "Surveyor",
    "ToRead",
    "keep",
    "named",
    "named_file",
    "new_file",
    "reader_of",
    "renew",
]
