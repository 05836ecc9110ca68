"""Drafts as pages hold them."""
