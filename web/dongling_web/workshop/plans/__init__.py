"""A plan that came in, looked through: the file as it stood on one side, the fields and what no field took on the other."""
