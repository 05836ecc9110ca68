"""The administrator's house: rooms under `/admin`, each for whom the table of roles lets in."""
