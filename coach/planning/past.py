"""What an athlete has absorbed: the weeks behind, in the numbers that planning goes by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean, median

from coach.activity import RUNS
from coach.athlete import Athlete, Discipline, Experience
from coach.dossier import Dossier
from coach.load.external import impact_km, total_km
from coach.load.series import EARLIEST, Series
from coach.planning.efforts import was_hard
from coach.planning.history import (
    BY_TOTAL,
    DAY,
    MAIN_SPORTS,
    DayLoad,
    asked_km,
    happened,
    to_come,
    told,
)
from coach.planning.stage import Calendar
from coach.planning.weeks import DELOAD_SHARE, LOADING_LOOK_BACK, PastWeek, past_weeks, weeks_known

SHORT_HISTORY_DAYS = 28
"""With less, what the athlete said about a usual week counts too (coaching §4)."""

LONGEST_OF_WEEK, WEEK_OF_LONGEST = 0.30, 2.5
"""One from the other, where only one was said (coaching §4)."""

STARTER_BELOW_KM = 12.0
"""Who has recorded less than a starter week in four weeks starts with one."""

L30_DAYS = 30

MONTH_DAYS, MONTH_LEAST_DAYS = 28, 14
"""The four weeks before a break, and the fewest days of records that a mean is taken of."""

PEAK_WEEKS, PEAK_OF = 8, 4
"""T4: the mean of the four highest of the last eight weeks (R17)."""

USUAL_WEEKS = 4

SPEED_DAYS = timedelta(days=56)
SLOWEST_KM_MIN, FASTEST_KM_MIN = 0.03, 0.30
"""33:20 and 3:20 a km: anything else is no steady session, on foot or otherwise."""

ASSUMED_KM_MIN = {
    Experience.NOVICE: 1 / 7.5,
    Experience.INTERMEDIATE: 1 / 6.25,
    Experience.ADVANCED: 1 / 5.5,
}
"""Easy km a minute until runs tell: 7:30, 6:15 and 5:30 a km (proposal, on the slow side)."""

ASSUMED_LOAD_MIN = {
    Discipline.HIKING: 5.0 / 60,
    Discipline.CYCLING: 25.0 / 3.5 / 60,
}
"""Km of load in a minute of other sports: an easy 5 km/h on foot, 25 km/h on a bicycle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The weeks behind a Monday, planned days still to come before it included.

    Loads in running-equivalent km; floors are what the athlete said, where history is short.
    """

    history_days: int
    """Days since the first record, today counted; 0 without any."""
    loads: Mapping[date, DayLoad]
    """Every date with training, in order."""
    weeks: tuple[PastWeek, ...]
    """P1, P2, …: the newest first."""
    weekly_floor_km: float
    """What was said about a week; 0 once four weeks are recorded, or weeks without training."""
    longest_floor_km: float
    """What was said about the longest run; 0 once four weeks are recorded."""
    starter: bool
    """Nothing recorded and nothing said: a starter week (coaching §4)."""
    load_per_minute: float
    """Km of load in one easy minute of the athlete's own sport."""
    run_km_per_minute: float
    """Plain km in one easy minute of running."""

    @property
    def last_km(self) -> float:
        """P1 to the letter: last week, floored (R03, T3)."""
        return max(self.weeks[0].load_km, self.weekly_floor_km)

    @property
    def p1_km(self) -> float:
        """P1 as R06 reads it: the last loading week up to four back, else last week; floored."""
        recent = (week.load_km for week in self.weeks[:LOADING_LOOK_BACK] if week.loading)
        return max(next(recent, self.weeks[0].load_km), self.weekly_floor_km)

    @property
    def m3_km(self) -> float:
        """M3: mean load of the three weeks before, or of those there are; floored."""
        recent = self.weeks[: weeks_known(self.history_days)]
        return max(mean(week.load_km for week in recent), self.weekly_floor_km)

    @property
    def m3_total_km(self) -> float:
        """M3 in total load, for R07; floored."""
        recent = self.weeks[: weeks_known(self.history_days)]
        return max(mean(week.total_km for week in recent), self.weekly_floor_km)

    @property
    def s3_internal(self) -> float | None:
        """TRIMP of the three weeks before together; None unless each has some (R08)."""
        known = [week.internal for week in self.weeks[:3] if week.internal is not None]
        return sum(known) if len(known) == 3 else None  # noqa: PLR2004 - S3 is three weeks

    @property
    def t4_km(self) -> float:
        """T4: mean load of the four highest of the last eight weeks, races left out; floored."""
        highest = sorted((week.training_km for week in self.weeks[:PEAK_WEEKS]), reverse=True)
        return max(mean(highest[:PEAK_OF]), self.weekly_floor_km)

    @property
    def peak_long_km(self) -> float:
        """The longest run of the last eight weeks; floored."""
        longest = max(week.longest_run_km for week in self.weeks[:PEAK_WEEKS])
        return max(longest, self.longest_floor_km)

    @property
    def peak_long_minutes(self) -> float:
        """The longest session of the athlete's own sport of the last eight weeks."""
        return max(week.longest_main_minutes for week in self.weeks[:PEAK_WEEKS])

    @property
    def usual_long_minutes(self) -> float:
        """Median of the longest session of the last four weeks that had one; 0 for none."""
        recent = [week.longest_main_minutes for week in self.weeks[:USUAL_WEEKS]]
        return median([minutes for minutes in recent if minutes] or [0.0])

    @property
    def usual_sessions(self) -> float:
        """Sessions a week of the athlete's own sport, in the last loading weeks; 0 for none."""
        counts = [week.sessions for week in self.weeks[:PEAK_WEEKS] if week.loading][:USUAL_WEEKS]
        return mean(counts) if counts else 0.0

    @property
    def loading_weeks(self) -> int:
        """Loading weeks in a row up to last week."""
        return _first(not week.loading for week in self.weeks)

    @property
    def loading_weeks_coached(self) -> int:
        """Of these, how many this coach planned (R21)."""
        return _first(not (week.loading and week.coached) for week in self.weeks)

    @property
    def eased(self) -> bool:
        """Whether last week was a deload: this one repeats the last loading week."""
        return is_deload(self.weeks)

    def longest_km(self, day: date) -> float:
        """L30 of a date: the longest run that really happened in the thirty days before.

        Looking further ahead than the next week, the weeks between count as planned, all but the
        last: a look ahead is written again before it is run.
        """
        return max([self.longest_floor_km, *(load.run_km for load in self._before(day))])

    def longest_minutes(self, day: date) -> float:
        """The longest session of the athlete's own sport in the same days."""
        return max((load.main_minutes for load in self._before(day)), default=0.0)

    def _before(self, day: date) -> list[DayLoad]:
        days = (self.loads.get(day - n * DAY) for n in range(1, L30_DAYS + 1))
        last = self.weeks[0].monday
        return [d for d in days if d is not None and (not d.planned or d.date < last)]

    def streak(self, until: date) -> int:
        """Training days in a row up to the day before a date."""
        count, day = 0, until - DAY
        while (load := self.loads.get(day)) is not None and load.loaded:
            count, day = count + 1, day - DAY
        return count

    def month_before(self, day: date) -> float:
        """Mean weekly load of the 28 days up to a date, races left out, floored by what was said.

        Of fewer days recorded, their own mean; under two weeks are no habit and count as two.
        """
        held = [load for load in self.loads.values() if load.date <= day]
        days = (day - held[0].date).days + 1 if held else 0
        of = min(MONTH_DAYS, max(MONTH_LEAST_DAYS, days))
        first = day - timedelta(days=of - 1)
        recent = sum(load.load_km for load in held if load.date >= first and not load.raced)
        return max(7 * recent / of, self.weekly_floor_km)


def is_deload(weeks: Sequence[PastWeek]) -> bool:
    """Whether the newest week eased off from the three before it, in a stage that builds."""
    before = mean(week.load_km for week in weeks[1:4])
    return 0 < weeks[0].load_km <= DELOAD_SHARE * before and not weeks[0].loading


def past_of(
    dossier: Dossier, today: date, monday: date, calendar: Calendar, series: Series
) -> Past:
    """What was absorbed before a Monday, as seen today."""
    real = happened(dossier, today, series)
    real |= told(dossier, today, real)
    loads = {**real, **unlogged(dossier, today, real), **to_come(dossier, today, monday, real)}
    ordered = dict(sorted(loads.items()))
    first = first_record(dossier, today)
    days = (today - first).days + 1 if first is not None else 0
    unmeasured = not any(load.total_km for load in real.values())
    short = days < SHORT_HISTORY_DAYS or (unmeasured and _trains(real, today))
    weekly, longest = floors(dossier.athlete) if short else (0.0, 0.0)
    weeks = past_weeks(
        ordered,
        monday,
        stage=calendar.week,
        program=dossier.in_force,
        asked=lambda week: asked_km(dossier, week),
    )
    recorded = sum(week.load_km for week in weeks[:USUAL_WEEKS])
    speed, pace = speeds(dossier, today)
    return Past(
        history_days=days,
        loads=ordered,
        weeks=weeks,
        weekly_floor_km=weekly,
        longest_floor_km=longest,
        starter=(short or unmeasured) and not weekly and recorded < STARTER_BELOW_KM,
        load_per_minute=speed,
        run_km_per_minute=pace,
    )


def _trains(real: Mapping[date, DayLoad], today: date) -> bool:
    """Whether training was told of lately, though never how much."""
    recent = today - timedelta(days=SHORT_HISTORY_DAYS)
    return any(load.moved for day, load in real.items() if day > recent)


def unlogged(dossier: Dossier, today: date, real: Mapping[date, DayLoad]) -> dict[date, DayLoad]:
    """Yesterday's planned training without a record: a day of grace, in which it may have been.

    It counts for streaks and breaks, never as load (absence of data is not absence of training).
    """
    yesterday = today - DAY
    found = to_come(dossier, yesterday, today, real)
    return {
        day: DayLoad(date=day, moved=load.moved, loaded=load.loaded, planned=True)
        for day, load in found.items()
        if dossier.observation(yesterday) is None
    }


def first_record(dossier: Dossier, today: date) -> date | None:
    """The first date with an activity or an answer."""
    dates = (
        next((a.day for a in dossier.activities if a.day >= EARLIEST), None),
        next((o.date for o in dossier.observations if o.date >= EARLIEST), None),
    )
    return min((day for day in dates if day is not None and day <= today), default=None)


def floors(athlete: Athlete) -> tuple[float, float]:
    """A usual week and longest run in km, one from the other where only one was said."""
    week, longest = athlete.weekly_km or 0.0, athlete.longest_recent_km or 0.0
    return week or WEEK_OF_LONGEST * longest, longest or LONGEST_OF_WEEK * week


def speeds(dossier: Dossier, today: date) -> tuple[float, float]:
    """Km of load in an easy minute of the athlete's own sport, and plain km in one of running."""
    athlete = dossier.athlete
    assumed = ASSUMED_KM_MIN[athlete.experience or Experience.INTERMEDIATE]
    main, by_total = MAIN_SPORTS[athlete.sport], athlete.sport in BY_TOTAL
    own: list[tuple[float, float]] = []
    runs: list[tuple[float, float]] = []
    for activity in dossier.activities:
        if not today - SPEED_DAYS <= activity.day <= today or not activity.minutes:
            continue
        if activity.sport not in main or was_hard(activity, athlete):
            continue
        load = total_km(activity) if by_total else impact_km(activity)
        own.append((load or 0.0, activity.minutes))
        if activity.sport in RUNS:
            runs.append((activity.km or 0.0, activity.minutes))
    pace = _speed(runs, assumed)
    return _speed(own, ASSUMED_LOAD_MIN.get(athlete.sport, pace)), pace


def _speed(sessions: Sequence[tuple[float, float]], assumed: float) -> float:
    steady = [(km, m) for km, m in sessions if SLOWEST_KM_MIN <= km / m <= FASTEST_KM_MIN]
    if not steady:
        return assumed
    return sum(km for km, _ in steady) / sum(minutes for _, minutes in steady)


def _first(flags: Iterable[bool]) -> int:
    """How many come before the first that holds."""
    count = 0
    for holds in flags:
        if holds:
            break
        count += 1
    return count
