"""Pictures on paper: which of a unit's media a document shows where, and how Word writes them."""
