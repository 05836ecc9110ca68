"""The builder of sequences."""
