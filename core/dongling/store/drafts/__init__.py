"""Drafts in the database: every version, its key, and how long it is kept."""
