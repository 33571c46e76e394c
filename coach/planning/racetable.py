"""What each race distance asks for: stages, taper, recovery, longest run."""

import math
from dataclasses import dataclass
from datetime import timedelta

from coach.athlete import Discipline
from coach.race import RaceGoal, RaceResult

CLIMB_KM_PER_M = 7.04 / 1000
"""Flat km a metre of ascent is worth on foot (Minetti, 15 % grade; coaching §1)."""

RIDE_CLIMB_KM_PER_M = 4.80 / 1000
"""The same on a bicycle (coaching §1)."""

RIDE_FACTOR = 3.5
"""Bicycle km a running km is worth at about 26 km/h (coaching §1), the pace of a steady race."""

TRIATHLON_SHARE = 0.017 * 4.0 + 0.796 / RIDE_FACTOR + 0.187
"""Running km in one km of triathlon: 1.7 % is swum, 79.6 % ridden, 18.7 % run at each distance."""

OLDER_FROM = 60
"""Age from which recovery after a race takes half as long again (coaching §6), and hard days
keep 72 h apart and two days a week rest (science §4.7)."""

OLDER_FACTOR = 1.5

UNKNOWN_KM = 21.0975
"""A race without a distance is prepared for like the middle of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceRow:
    """One row of science §4.1. Weeks and days count back from race day unless they say after."""

    name: str
    km: float
    cycle_weeks: tuple[int, int]
    base_until_weeks: int
    build_until_weeks: int
    taper_days: int
    """The upper end of the row; Specificity ends where it begins."""
    taper_from_days: int
    """The lower end of the row."""
    final_share: tuple[float, float]
    """Load of the final seven days without the race, against the mean of the four peak weeks."""
    easy_days_after: int
    hard_after_days: int
    long_min: tuple[int, int]
    """Peak long run, minutes."""
    long_km: tuple[float, float] | None = None
    rest_days_after: int = 0
    """Days of rest right after it, of the easy ones (custom)."""
    back_to_back: bool = False
    """Two long runs on two days may stand for the longest one."""

    @property
    def is_long(self) -> bool:
        """Half marathon or longer: the rule about the final fourteen days holds (R17)."""
        return self.km >= HALF_KM

    @property
    def is_marathon(self) -> bool:
        """Marathon or longer: R19 and R20 ask for more."""
        return self.km >= MARATHON_KM

    @property
    def is_ultra(self) -> bool:
        return self.km > MARATHON_KM

    def easy_only(self, age: int | None) -> timedelta:
        """How long after this race nothing but easy training is done."""
        return timedelta(days=_aged(self.easy_days_after, age))

    def rest(self, age: int | None) -> timedelta:
        """How long after this race there is no training at all."""
        return timedelta(days=_aged(self.rest_days_after, age))

    def first_hard(self, age: int | None) -> timedelta:
        """How long after this race the first hard session may come; Recovery ends with it."""
        return timedelta(days=_aged(self.hard_after_days, age))


HALF_KM = 21.0975
MARATHON_KM = 42.195

ROWS = (
    RaceRow(
        name="5k",
        km=5.0,
        cycle_weeks=(8, 12),
        base_until_weeks=8,
        build_until_weeks=4,
        taper_days=7,
        taper_from_days=7,
        final_share=(0.50, 0.60),
        easy_days_after=3,
        hard_after_days=5,
        long_min=(75, 100),
    ),
    RaceRow(
        name="10k",
        km=10.0,
        cycle_weeks=(10, 12),
        base_until_weeks=9,
        build_until_weeks=5,
        taper_days=10,
        taper_from_days=7,
        final_share=(0.45, 0.60),
        easy_days_after=4,
        hard_after_days=7,
        long_min=(90, 110),
    ),
    RaceRow(
        name="half marathon",
        km=HALF_KM,
        cycle_weeks=(10, 14),
        base_until_weeks=10,
        build_until_weeks=5,
        taper_days=14,
        taper_from_days=10,
        final_share=(0.40, 0.60),
        easy_days_after=7,
        hard_after_days=10,
        long_min=(100, 150),
    ),
    RaceRow(
        name="marathon",
        km=MARATHON_KM,
        cycle_weeks=(14, 18),
        base_until_weeks=12,
        build_until_weeks=7,
        taper_days=21,
        taper_from_days=14,
        final_share=(0.35, 0.55),
        easy_days_after=14,
        hard_after_days=21,
        rest_days_after=1,
        long_min=(150, 200),
        long_km=(25.0, 35.0),
    ),
    RaceRow(
        name="50k",
        km=50.0,
        cycle_weeks=(14, 20),
        base_until_weeks=12,
        build_until_weeks=7,
        taper_days=14,
        taper_from_days=14,
        final_share=(0.35, 0.55),
        easy_days_after=14,
        hard_after_days=18,
        rest_days_after=2,
        long_min=(180, 300),
    ),
    RaceRow(
        name="50 miles",
        km=80.4672,
        cycle_weeks=(16, 24),
        base_until_weeks=13,
        build_until_weeks=8,
        taper_days=18,
        taper_from_days=14,
        final_share=(0.30, 0.50),
        easy_days_after=21,
        hard_after_days=24,
        rest_days_after=2,
        long_min=(240, 360),
        back_to_back=True,
    ),
    RaceRow(
        name="100k",
        km=100.0,
        cycle_weeks=(18, 24),
        base_until_weeks=14,
        build_until_weeks=8,
        taper_days=21,
        taper_from_days=14,
        final_share=(0.30, 0.50),
        easy_days_after=21,
        hard_after_days=28,
        rest_days_after=3,
        long_min=(300, 420),
        back_to_back=True,
    ),
    RaceRow(
        name="100 miles",
        km=160.9344,
        cycle_weeks=(20, 28),
        base_until_weeks=15,
        build_until_weeks=9,
        taper_days=21,
        taper_from_days=14,
        final_share=(0.30, 0.50),
        easy_days_after=28,
        hard_after_days=35,
        rest_days_after=3,
        long_min=(300, 480),
        back_to_back=True,
    ),
)
"""Science §4.1, the shortest race first."""


def equivalent_km(
    race: RaceGoal | RaceResult, sport: Discipline = Discipline.RUNNING
) -> float | None:
    """A race in flat running km: distance and climb, in the sport the athlete trains for."""
    if race.km is None:
        return None
    ascent = race.ascent_m or 0.0
    if sport is Discipline.CYCLING:
        return race.km / RIDE_FACTOR + RIDE_CLIMB_KM_PER_M * ascent
    if sport is Discipline.TRIATHLON:
        return race.km * TRIATHLON_SHARE + RIDE_CLIMB_KM_PER_M * ascent
    return race.km + CLIMB_KM_PER_M * ascent


def row_of(race: RaceGoal | RaceResult, sport: Discipline = Discipline.RUNNING) -> RaceRow:
    """The row whose distance is nearest, by ratio: 45 km is a marathon, 47 km a 50k."""
    km = equivalent_km(race, sport) or UNKNOWN_KM
    return min(ROWS, key=lambda row: abs(math.log(row.km / km)))


def _aged(days: int, age: int | None) -> int:
    older = age is not None and age >= OLDER_FROM
    return math.ceil(days * OLDER_FACTOR) if older else days
