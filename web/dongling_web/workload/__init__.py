"""Dear answers: made a few at a time, kept for whoever asks next, refused when too many wait."""
