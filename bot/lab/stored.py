"""What is stored of one life, as days and weeks of load."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from bot.lab.diary import Delivered, Lived
from bot.lab.yardstick import (
    DAY,
    LOADING,
    LOADING_SHARE,
    RETURN,
    RETURN_SHARES,
    RUN,
    WEEK,
    of_activity,
    of_workout,
    planned,
)
from coach.athlete import Discipline
from coach.program import Program, Workout, WorkoutType, monday_of

BY_TOTAL = frozenset({Discipline.CYCLING, Discipline.TRIATHLON})
HISTORY_DAYS = 28
MISSED = 0.75
"""Who did less of a week than this missed much of it."""
OFF = 6
"""More days than this apart: six or more days off."""


@dataclass(slots=True)
class Stored:
    """Days and weeks. Loads in running-equivalent km."""

    lived: Lived
    start: date
    by_total: bool = field(init=False)
    total: dict[date, float] = field(init=False, default_factory=dict)
    """Total load of each day, races too: what ratios go by."""
    season: dict[date, float] = field(init=False, default_factory=dict)
    """What the athlete's weeks are counted in, race days left out."""
    run_km: dict[date, float] = field(init=False, default_factory=dict)
    own_min: dict[date, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_total = self.lived.first.athlete.sport in BY_TOTAL
        raced = {race.date for race in self.lived.last.races}
        for activity in self.lived.last.activities:
            day = activity.day
            impact, total = of_activity(activity)
            _add(self.total, day, total)
            if day in raced:
                continue
            _add(self.season, day, total if self.by_total else impact)
            minutes = (activity.duration_s or 0.0) / 60
            if activity.sport.value in RUN:
                self.run_km[day] = max(self.run_km.get(day, 0.0), activity.km or 0.0)
            if activity.sport.value in RUN or self.by_total:
                self.own_min[day] = max(self.own_min.get(day, 0.0), minutes)

    @property
    def mondays(self) -> list[date]:
        return [self.start + n * WEEK for n in range(self.lived.weeks)]

    @property
    def first_record(self) -> date | None:
        seen = [a.day for a in self.lived.last.activities]
        return min([*seen, *(o.date for o in self.lived.last.observations)], default=None)

    def known_days(self, day: date) -> int:
        """Days since the first record, this one counted."""
        first = self.first_record
        return 0 if first is None else max(0, (day - first).days + 1)

    def week(self, monday: date, *, total: bool = False) -> float:
        """What a week held."""
        loads = self.total if total else self.season
        return sum(loads.get(monday + n * DAY, 0.0) for n in range(7))

    def before(self, monday: date, weeks: int, *, total: bool = False) -> list[float]:
        """The weeks before, the newest first."""
        return [self.week(monday - n * WEEK, total=total) for n in range(1, weeks + 1)]

    def sunday(self, monday: date) -> Delivered | None:
        """The first program of a week, as it was said."""
        return self.lived.diary.sundays.get(monday)

    def planned(self, monday: date, *, total: bool | None = None) -> float:
        """The first program's week, in the athlete's own count unless `total` says otherwise."""
        found = self.sunday(monday)
        if found is None:
            return 0.0
        return planned(found.program, total=self.by_total if total is None else total)

    def held(self, day: date) -> tuple[Workout, ...]:
        """What the newest program said by that day held for it."""
        for one in reversed(self.lived.diary.delivered):
            found = one.program.on(day)
            if found is not None and one.on <= day:
                return tuple(w for w in found.workouts if not w.is_rest)
        return ()

    def owed(self, said: Delivered, *, total: bool = False) -> float:
        """What the Sunday that a week was said on still held, with nothing recorded yet.

        Absence of data is not absence of training: it counts as planned, and tomorrow will tell.
        """
        sunday = said.program.week_start_date - DAY
        if said.on != sunday or (said.trained and sunday in self.total):
            return 0.0
        held = [w for w in self.held(sunday) if w.done is not False and not is_race(w)]
        planned_ = sum(of_workout(w)[total or self.by_total] for w in held)
        return planned_ - (self.total if total else self.season).get(sunday, 0.0)

    def loading(self, monday: date, ahead: float = 0.0) -> bool:
        """A week of Base, Build or Specificity near the highest of the four before.

        `ahead`: what was still owed to the last of them.
        """
        found = self.sunday(monday)
        if found is None or found.program.stage not in LOADING:
            return False
        load, before = self.planned(monday), self.before(monday, 4)
        return load > 0 and load >= LOADING_SHARE * max(before[0] + ahead, *before[1:])

    def trained_days(self) -> list[date]:
        return sorted(self.total)

    def breaks(self) -> list[tuple[date, date]]:
        """(last day of training, first day back) around six or more days off."""
        days = self.trained_days()
        return [(a, b) for a, b in pairwise(days) if (b - a).days > OFF]

    def return_share(self, monday: date) -> float | None:
        """Of the four weeks before a break: what this week of the way back may hold."""
        return _share(self.breaks(), monday)

    def guided_share(self, said: Delivered) -> tuple[float, date] | None:
        """The same as it could be known when a program was said, and the day before the break.

        A break goes on until the first day that the program trains on; the day of saying it counts
        as it was planned, if nothing is recorded yet.
        """
        told = {o.date for o in self.lived.last.observations if o.rpe}
        days = sorted(d for d in {*self.total, *told} if d < said.on)
        days += [said.on] if said.on in self.total or self.held(said.on) else []
        ahead = (d for d in said.program.daily_program if d.date >= said.on)
        first = next((d.date for d in ahead if any(not w.is_rest for w in d.workouts)), None)
        if first is None or not days:
            return None
        days += [first] if first > days[-1] else []
        pairs = [(a, b) for a, b in pairwise(days) if (b - a).days > OFF]
        share = _share(pairs, said.program.week_start_date)
        return None if share is None else (share, pairs[-1][0])

    def troubled(self, monday: date) -> bool:
        """Whether a state was open in a week or the one before, or it lay on the way back."""
        sunday = monday + WEEK - DAY
        open_ = any(
            state.since <= sunday and (state.until is None or state.until >= monday - WEEK)
            for state in self.lived.last.states
        )
        return open_ or self.return_share(monday) is not None or self._off(monday)

    def missed(self, monday: date) -> bool:
        """Whether much of what a week asked for was not done."""
        return self.week(monday) < MISSED * self.planned(monday)

    def guided_back(self, monday: date) -> bool:
        """Whether a table leads back from a break, or the break was not over on that Monday."""
        trained = [day for day in self.trained_days() if day < monday]
        still = bool(trained and (monday - trained[-1]).days > OFF)
        return still or self.return_share(monday) is not None

    def _off(self, monday: date) -> bool:
        """Days away, or a break that was not over on that Monday."""
        sunday = monday + WEEK - DAY
        away = any(e.from_ <= sunday and e.to >= monday - WEEK for e in self.lived.last.exceptions)
        trained = [day for day in self.trained_days() if day < monday]
        return away or bool(trained and (monday - trained[-1]).days > OFF)

    def versions(self, monday: date) -> list[Program]:
        """All versions of a week, in order."""
        kept = [p for p in self.lived.last.programs if p.week_start_date == monday]
        return sorted(kept, key=lambda p: p.version)

    def races_in(self, monday: date) -> bool:
        return any(monday <= r.date < monday + WEEK for r in self.lived.last.races)


def _share(breaks: list[tuple[date, date]], monday: date) -> float | None:
    """Of the newest break whose table leads through a week."""
    for last, back in reversed(breaks):
        off = (back - last).days - 1
        weeks = next(count for days, count in RETURN if off >= days)
        first = monday_of(back) if back.weekday() <= 1 else monday_of(back) + WEEK
        place = max(0, (monday - first).days // 7)
        if monday >= monday_of(back) and place < weeks:
            return RETURN_SHARES[weeks][place]
    return None


def is_race(workout: Workout) -> bool:
    return workout.workout_type is WorkoutType.RACE


def _add(loads: dict[date, float], day: date, load: float) -> None:
    loads[day] = loads.get(day, 0.0) + load
