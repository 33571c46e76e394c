"""The workout library: what the coach can put on a day."""

from coach.planning.library.catalogue import (
    LIBRARY,
    by_code,
    candidates,
    next_level,
    progresses,
    same_workout,
)
from coach.planning.library.effort import is_hard, zone_minutes
from coach.planning.library.scale import Scaled, describe, scale
from coach.planning.library.template import Equipment, Occasion, Role, Template, Terrain

__all__ = [
    "LIBRARY",
    "Equipment",
    "Occasion",
    "Role",
    "Scaled",
    "Template",
    "Terrain",
    "by_code",
    "candidates",
    "describe",
    "is_hard",
    "next_level",
    "progresses",
    "same_workout",
    "scale",
    "zone_minutes",
]
