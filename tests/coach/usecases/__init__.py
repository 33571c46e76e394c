"""What the coach does, on a real database."""
