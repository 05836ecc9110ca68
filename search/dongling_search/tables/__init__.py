"""Data of the analyzer, with the script that makes it; nothing here is imported when searching."""
