"""What a unit asks of who reads it, how an answer is marked, and whether it is right."""

from dongling.tasks.asked import Asked, asked
from dongling.tasks.marks import Marking, marking, solution
from dongling.tasks.verdict import Verdict, judge

__all__ = ["Asked", "Marking", "Verdict", "asked", "judge", "marking", "solution"]
