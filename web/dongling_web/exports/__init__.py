"""Units and sequences as files, and what it costs to make them."""
