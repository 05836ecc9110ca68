"""People who sign in: who they are, where they are signed in, and the links by which they set a password."""
