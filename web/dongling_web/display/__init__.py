"""Small things that every page shows: text, marks, colours, fields."""
