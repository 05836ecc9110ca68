"""The engine on a cluster against the embedded one, in one run: loading, size, pages, memory (docs/scale.md)."""
