"""The commands that the engine brings, a file each."""
