"""What opens an account: one's own password changed, a second factor, who else vouches, letters by mail."""
