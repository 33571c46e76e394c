"""What a race asks of the training before it."""

from dataclasses import dataclass

from coach.athlete import Athlete, Experience
from coach.planning.bands import long_minutes
from coach.planning.racetable import RaceRow, equivalent_km
from coach.race import RaceGoal

AMBITION = {Experience.NOVICE: 0.0, Experience.INTERMEDIATE: 0.35, Experience.ADVANCED: 0.6}
"""How far into the row's range of long runs an athlete aims (proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A race's demands: a peak week (km of load), a peak long run, the climb of a km."""

    load_km: float
    """The peak week is worth the race (coaching §3)."""
    long_minutes: float
    """The lower end of the row: with less the race is not prepared."""
    long_km: float
    aim_minutes: float
    """Where this athlete's longest run should go."""
    aim_km: float
    climb_m_per_km: float


def need_of(
    race: RaceGoal,
    row: RaceRow,
    athlete: Athlete,
    *,
    experience: Experience,
    km_per_minute: float,
) -> Need:
    """The need of a race for an athlete who covers so many plain km a minute, easy."""
    low, high = row.long_min
    aim = min(low + AMBITION[experience] * (high - low), long_minutes(row))
    least_km, most_km = row.long_km or (float("inf"), float("inf"))
    return Need(
        load_km=equivalent_km(race, athlete.sport) or row.km,
        long_minutes=float(low),
        long_km=min(low * km_per_minute, least_km),
        aim_minutes=aim,
        aim_km=min(aim * km_per_minute, most_km),
        climb_m_per_km=(race.ascent_m or 0.0) / race.km if race.km else 0.0,
    )
