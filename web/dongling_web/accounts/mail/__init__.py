"""Letters: one to whoever forgot the password, one to confirm where letters go."""
