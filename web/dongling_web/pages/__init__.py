"""The built-in pages, a blueprint a file; schools bring theirs by the same hook."""
