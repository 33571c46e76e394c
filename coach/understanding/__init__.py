"""What an athlete's own words say, without Claude."""

from coach.understanding.entry import Kind, SaidActivity, SaidDay, Understood, as_json
from coach.understanding.line import understand

__all__ = ["Kind", "SaidActivity", "SaidDay", "Understood", "as_json", "understand"]
