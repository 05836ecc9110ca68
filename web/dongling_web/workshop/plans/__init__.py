"""A plan that came in, looked through: the file as it stood, and beside it the fields and what no field took."""
