"""Drafts that lie in content folders: no reader sees them; whoever may write for their school goes on with them."""
