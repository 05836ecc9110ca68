"""Shelves: the drafts of people who sign in, on every machine; folders, sharing, copies, and what becomes of them."""
