"""The built-in commands of the program `dongling`, a file each."""
