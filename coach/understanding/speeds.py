"""How fast each sport goes: what tells 25:30 over 5 km from 1:05 over 12 km."""

from typing import Final

from coach.activity import Sport

_PLAUSIBLE: Final = {
    Sport.RUNNING: (1.2, 7.6),
    Sport.TRAIL_RUNNING: (0.7, 6.5),
    Sport.TREADMILL: (1.2, 7.6),
    Sport.WALKING: (0.5, 3.2),
    Sport.HIKING: (0.25, 3.0),
    Sport.CYCLING: (2.0, 20.0),
    Sport.INDOOR_CYCLING: (2.0, 20.0),
    Sport.SWIMMING: (0.3, 2.2),
    Sport.OPEN_WATER: (0.3, 2.2),
    Sport.ROWING: (1.0, 6.5),
    Sport.SKI_TOURING: (0.2, 8.0),
    Sport.NORDIC_SKI: (1.0, 10.0),
}
"""Metres a second, from a slow beginner to just above the world's best over a kilometre."""

_UNSAID: Final = (0.7, 7.6)
_ANY: Final = (0.0, 30.0)
"""A sport nobody timed."""


def plausible(km: float, seconds: float, sport: Sport | None) -> bool:
    """Whether this distance (km) in this time (s) is a human speed; unsaid sport: on foot."""
    low, high = _PLAUSIBLE.get(sport, _UNSAID) if sport else _UNSAID
    return seconds > 0 and low <= km * 1000 / seconds <= high


def fastest(sport: Sport | None) -> float:
    """Metres a second that nobody exceeds; unsaid sport: on foot."""
    return (_PLAUSIBLE.get(sport, _ANY) if sport else _UNSAID)[1]


def slowest(sport: Sport | None) -> float:
    """Metres a second of a slow beginner; unsaid sport: on foot."""
    return (_PLAUSIBLE.get(sport, _ANY) if sport else _UNSAID)[0]
