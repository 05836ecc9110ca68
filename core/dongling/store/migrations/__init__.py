"""How the tables came to be, a step a file; Alembic runs them inside the program."""
