"""The commands that the web part brings."""
