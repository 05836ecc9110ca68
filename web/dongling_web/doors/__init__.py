"""The doors of the site: by which one a reader came in, and what waits behind the others."""
