"""Drafts that people save, and who may open them."""
