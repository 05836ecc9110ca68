"""The commands of the program, a file each; a school's plugin adds its own in the same way."""
