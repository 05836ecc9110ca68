"""The built-in kinds of unit, a file each; a school's kinds are made in the same way."""
