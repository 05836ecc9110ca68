"""The curriculum map."""
