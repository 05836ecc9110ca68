"""What is different from database to database: how each is reached, and what it tells of itself."""
