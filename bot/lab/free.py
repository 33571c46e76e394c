"""The time there was when a program was said."""

from dataclasses import dataclass
from datetime import date

from coach.availability import Availability, Minutes
from coach.program import Program, WorkoutType


@dataclass(frozen=True, slots=True)
class Free:
    """The time there was when a program was said."""

    usual: Availability
    away: frozenset[date]

    def breaches(self, program: Program, today: date) -> int:
        """Open days that hold more minutes than are free, and a week over its hours.

        A race is where it is.
        """
        minutes: dict[date, float] = {}
        for day in program.daily_program:
            held = [w.duration_min for w in day.workouts if w.workout_type is not WorkoutType.RACE]
            minutes[day.date] = sum(held)
        ahead = {day: held for day, held in minutes.items() if day > today}
        over = sum(held > self._on(day) + 0.5 for day, held in ahead.items())
        hours = self.usual.hours_per_week
        full = hours is not None and sum(ahead.values()) > hours * 60 + 0.5
        return over + int(full)

    def _on(self, day: date) -> int:
        days: Minutes = self.usual.days
        return 0 if day in self.away else days.on(day)
