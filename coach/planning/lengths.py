"""How long a workout may last on a day, for whoever chooses it."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from coach.activity import ON_FOOT, RUNS, Sport
from coach.athlete import Stage
from coach.planning.bounds import Bounds
from coach.planning.cap import lower
from coach.planning.daybounds import DayBounds
from coach.planning.efforts import LONG_MIN
from coach.planning.facts import Facts
from coach.planning.filling import (
    HARD_SHARE,
    HARD_SHARE_OF_TWO,
    RIDE_GROWTH,
    TAPER_HARD_SHARE,
    UNSPACED_LONG_MIN,
)
from coach.planning.library import Role, Template, scale
from coach.planning.library.effort import VT1_ZONE, above
from coach.planning.rundays import goes_by_time
from coach.planning.sizes import EASY_ON_FOOT_MIN, EVE_MIN, ROUNDING_KM
from coach.race import Priority

WORK_OF_TWO = 0.6
"""Of the week's minutes above the first threshold, what one of two hard sessions may take."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths of one week's workouts, in whole minutes."""

    known: Facts
    limits: Bounds

    def low(self, template: Template) -> int:
        return math.ceil(template.shortest)

    def high(self, day: DayBounds, template: Template, sport: Sport, role: Role) -> int:
        """The most it may last; less than `low` where it may not be there at all."""
        most = math.floor(min(template.longest, self._most(day, sport, role)))
        least, work = self.low(template), self._work() if template.hard else math.inf
        longest = day.longest_km if sport in RUNS else None
        if longest is None and work == math.inf:
            return most
        while most >= least and not self._fits(template, sport, most, longest, work):
            most -= 1
        return most

    def _fits(
        self, template: Template, sport: Sport, minutes: int, km: float | None, work: float
    ) -> bool:
        scaled = scale(template, minutes)
        if above(VT1_ZONE, scaled.zone_minutes) > work:
            return False
        if km is None:
            return True
        far = self.known.paces.km(sport, scaled.steps, scaled.minutes) or 0.0
        return far <= km - ROUNDING_KM

    def _most(self, day: DayBounds, sport: Sport, role: Role) -> float:
        """By the day's time, the body, the eve of a race, and what the season wants."""
        most = min(float(day.minutes), self.limits.minutes_high)
        if self._eve(day.date):
            most = min(most, EVE_MIN)
        if sport in self.known.main_sports:
            most = lower(most, day.longest_minutes) or most
        if role is Role.LONG:
            return min(most, self._long(day, sport))
        if role is Role.HARD:
            return min(most, self._hard_share() * self._week())
        if role is Role.EASY and sport in ON_FOOT:
            return min(most, EASY_ON_FOOT_MIN)
        return most

    def _long(self, day: DayBounds, sport: Sport) -> float:
        if sport is Sport.CYCLING and not goes_by_time(self.known):
            before = self.known.on(day.date).longest_minutes
            return max(RIDE_GROWTH * before, LONG_MIN)
        spaced = day.long or sport not in ON_FOOT
        return (
            self.limits.long_minutes
            if spaced
            else min(self.limits.long_minutes, UNSPACED_LONG_MIN)
        )

    def _eve(self, day: date) -> bool:
        races = self.known.calendar.races
        return any(
            race.date - day == timedelta(days=1) and race.priority is not Priority.C
            for race in races
        )

    def _hard_share(self) -> float:
        if self.limits.stage is Stage.TAPER:
            return TAPER_HARD_SHARE
        return HARD_SHARE if self.limits.hard <= 1 else HARD_SHARE_OF_TWO

    def _week(self) -> float:
        """Minutes of the open days, as if all of them were easy."""
        open_km = max(0.0, self.limits.target_km - self.limits.done_km)
        return open_km / self.known.past.load_per_minute

    def _work(self) -> float:
        """Minutes above the first threshold that one hard session may hold (R13)."""
        work = (1 - self.limits.easy_share) * self._week()
        return work if self.limits.hard <= 1 else WORK_OF_TWO * work
