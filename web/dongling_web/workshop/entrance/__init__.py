"""Who comes into the workshop: people who sign in, or, where there are none, whoever has the key."""
