"""The wall of a classroom, what the teacher sees beside it, and a phone that turns it."""
