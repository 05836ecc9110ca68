"""Text alone: the figures in it, and Markdown."""
