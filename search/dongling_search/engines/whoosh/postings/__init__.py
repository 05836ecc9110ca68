"""Postings: gathered, written and read in bulk."""
