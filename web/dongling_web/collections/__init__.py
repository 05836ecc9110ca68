"""Pages of collections: the list of them, each with its units or, as a resource library, with what those rest on."""
