"""Rosters: lists of people as schools write them, in .xlsx or CSV, and whom of them can be taken in."""

from dongling.rosters.plan import MOST, RosterPlan, planned, planned_of
from dongling.rosters.template import as_csv, as_xlsx

__all__ = ["MOST", "RosterPlan", "as_csv", "as_xlsx", "planned", "planned_of"]
