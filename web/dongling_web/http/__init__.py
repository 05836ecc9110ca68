"""What serves every request, whatever it asks for."""
