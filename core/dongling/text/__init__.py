"""Text by itself: the figures in it (years, dates, numbers), and Markdown."""
