"""The folder of published units as a whole: handed over to somebody else, and kept by a version control."""
