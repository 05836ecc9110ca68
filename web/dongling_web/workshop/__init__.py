"""The workshop: a unit is written in a form, read by the school's editors, and published as a file of its folder."""
