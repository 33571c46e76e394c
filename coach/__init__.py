"""The coach: what it knows about endurance training, and what it does. Standard library only."""
