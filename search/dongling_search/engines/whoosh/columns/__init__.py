"""What an index knows of all its documents, as plain arrays."""
