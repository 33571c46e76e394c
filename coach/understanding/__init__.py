"""What an athlete's own words say, without Claude."""
