"""What is asked of a text alone: its figures, its Markdown, how much of either is too much."""
