"""Signing in by another site that vouches for people, by OpenID Connect."""
