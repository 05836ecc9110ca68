"""Search against other engines, in one run: what is found, and how fast (docs/search.md has the tables)."""
