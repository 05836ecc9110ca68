"""Text by itself: the figures in it, its Markdown, and how much of that is too much."""
