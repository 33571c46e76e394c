"""What a race asks of the training before it."""

from dataclasses import dataclass

from coach.athlete import Athlete, Experience
from coach.planning.bands import long_minutes
from coach.planning.racetable import RaceRow, equivalent_km
from coach.race import RaceGoal

AMBITION = {Experience.NOVICE: 0.0, Experience.INTERMEDIATE: 0.35, Experience.ADVANCED: 0.6}
"""How far into the row's range of long runs an athlete aims (proposal)."""

LONGER_OF_TWO = 0.6
"""Of two long runs back to back, the part of the longer one (custom)."""

HOURS = {"50k": 6.0, "50 miles": 6.0, "100k": 9.0, "100 miles": 9.0}
"""Hours a week before an ultra, at the least (Koop, science §4.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A race's demands: a peak week (km of load), a peak long run, the climb of a km."""

    load_km: float
    """The peak week is worth the race (coaching §3)."""
    least_load_km: float
    """With less the race is not prepared: for ultras the hours of Koop's minimum, if fewer."""
    hours: float | None
    """Koop's least hours a week; None for a marathon and less."""
    long_minutes: float
    """The lower end of the row."""
    long_km: float
    least_long_km: float
    """With less the race is not prepared: where two runs on two days may stand for the longest,
    what the longer of them holds."""
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
    load_per_minute: float,
) -> Need:
    """The need of a race for an athlete with so many plain km, and km of load, an easy minute."""
    low, high = row.long_min
    aim = min(low + AMBITION[experience] * (high - low), long_minutes(row))
    worth = equivalent_km(race, athlete.sport) or row.km
    hours = HOURS.get(row.name)
    floor = worth if hours is None else min(worth, hours * 60 * load_per_minute)
    least_km, most_km = row.long_km or (float("inf"), float("inf"))
    least = min(low * km_per_minute, least_km)
    return Need(
        load_km=worth,
        least_load_km=floor,
        hours=hours,
        long_minutes=float(low),
        long_km=least,
        least_long_km=LONGER_OF_TWO * least if row.back_to_back else least,
        aim_minutes=aim,
        aim_km=min(aim * km_per_minute, most_km),
        climb_m_per_km=(race.ascent_m or 0.0) / race.km if race.km else 0.0,
    )
