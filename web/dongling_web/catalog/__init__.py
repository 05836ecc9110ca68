"""Pages about all that there is: home, schools, collections, facts, terms."""
