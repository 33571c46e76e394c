"""The A race: its final seven days, and whether what it asks for was reached."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.lab.diary import Delivered
from bot.lab.score import Score
from bot.lab.stored import Stored, is_race
from bot.lab.yardstick import DAY, RUN, WEEK, Row, of_workout, row_for, worth
from coach.program import Workout, monday_of
from coach.race import Priority, RaceGoal

PEAK_OF, PEAK_WEEKS = 4, 8
GROWTH = 0.05
TWO_DAYS_SHARE = 0.6
"""Of two long runs on two days the longer one holds so much."""
LONG_OF_WEEK = 0.50
"""No run is more of its week (R15): a long run asks for a week twice as big."""


def judge_races(score: Score, seen: Stored) -> None:
    """Each A race that lies within the life."""
    for race in seen.lived.last.races:
        inside = race.date < seen.start + seen.lived.weeks * WEEK
        if race.priority is Priority.A and inside:
            row = row_for(race, seen.lived.first.athlete.sport)
            _taper(score, seen, race, row)
            _reach(score, seen, race, row)


def _taper(score: Score, seen: Stored, race: RaceGoal, row: Row) -> None:
    """Planned load of the final seven days, the race left out, of the four peak weeks' mean."""
    monday = monday_of(race.date)
    recent = sorted(seen.before(monday, PEAK_WEEKS), reverse=True)
    peak = sum(recent[:PEAK_OF]) / PEAK_OF
    if peak <= 0:
        return
    days = [race.date - n * DAY for n in range(1, 8)]
    final = sum(of_workout(w)[seen.by_total] for d in days for w in seen.held(d) if not is_race(w))
    score.taper_shares.append(final / peak)
    score.tapers_in_row.append(row.final[0] <= final / peak <= row.final[1])


def _reach(score: Score, seen: Stored, race: RaceGoal, row: Row) -> None:
    """The peak week and the longest run, done and planned, where there was time enough."""
    sport = seen.lived.first.athlete.sport
    need = worth(race, sport)
    pace = _load_per_minute(seen)
    if row.hours is not None:
        need = min(need, row.hours * 60 * pace)
    long = Long(row.long_min * (TWO_DAYS_SHARE if row.two_days else 1.0), row.long_km)
    weeks = [m for m in seen.mondays if m + WEEK <= race.date - timedelta(days=row.taper_days - 7)]
    minutes = long.least_minutes(pace)
    since = _since(seen, race)
    if not weeks or not _time_allowed(seen, race, row, need, minutes, since=since):
        return
    done = max(seen.week(m) for m in weeks)
    runs = [(seen.own_min.get(d, 0.0), seen.run_km.get(d, 0.0)) for d in _dates(seen, race.date)]
    score.peak_week.append(done / need)
    score.peak_long.append(max(long.share(*run) for run in runs))
    score.planned_week.append(max(seen.planned(m) for m in weeks) / need)
    planned_long = max(_longest(seen.sunday(m), long) for m in weeks)
    score.planned_long.append(planned_long)
    followed = _since(seen, race, missed=True)
    if _time_allowed(seen, race, row, need, minutes, since=followed):
        score.followed_long.append(planned_long)


@dataclass(frozen=True, slots=True)
class Long:
    """What the longest run should come to: so many minutes, or so many km if that is less."""

    minutes: float
    km: float | None

    def share(self, minutes: float, km: float) -> float:
        return max(minutes / self.minutes, km / self.km if self.km is not None else 0.0)

    def least_minutes(self, km_per_minute: float) -> float:
        return self.minutes if self.km is None else min(self.minutes, self.km / km_per_minute)


def _longest(said: Delivered | None, long: Long) -> float:
    days = said.program.daily_program if said is not None else ()
    runs = [w for day in days for w in day.workouts if _own(w)]
    return max((long.share(w.duration_min, w.distance_km or 0.0) for w in runs), default=0.0)


def _own(workout: Workout) -> bool:
    return workout.sport is not None and workout.sport.value in RUN and not is_race(workout)


def _dates(seen: Stored, until: date) -> list[date]:
    return [seen.start + n * DAY for n in range((until - seen.start).days)]


def _load_per_minute(seen: Stored) -> float:
    """Km of load an easy minute brought in the four weeks before the race's season began."""
    own = [a for a in seen.lived.last.activities if a.duration_s and a.sport.value in RUN]
    recent = [a for a in own if a.day < seen.start] or own
    km = sum(a.km or 0.0 for a in recent)
    minutes = sum((a.duration_s or 0.0) / 60 for a in recent)
    return km / minutes if minutes else 0.16


def _since(seen: Stored, race: RaceGoal, *, missed: bool = False) -> date:
    """The first Monday after everything that interrupted the way to a race.

    That is illness, injury, days away or a break, and, if asked for, a week mostly missed.
    """
    before = [m for m in seen.mondays if m < race.date - timedelta(days=21)]
    broken = (m for m in before if seen.troubled(m) or (missed and seen.missed(m)))
    return max((m + WEEK for m in broken), default=seen.start)


def _time_allowed(
    seen: Stored, race: RaceGoal, row: Row, need: float, minutes: float, *, since: date
) -> bool:
    """Whether growth of a twentieth in the weeks that may grow, and the free time, get there.

    3:1: of three loading weeks the first repeats, so two of four grow; 2:1 (novices, from fifty
    on): one of three; of the longest run, all that do not ease off.
    """
    athlete, free = seen.lived.first.athlete, seen.lived.first.availability
    if free is None:
        return False
    before = seen.before(since, 4)
    start = sum(before) / 4
    began = [seen.own_min.get(since - n * DAY, 0.0) for n in range(1, 31)]
    long = max(began)
    weeks = (race.date - since).days // 7 - (row.taper_days - 1) // 7 - 1
    careful = athlete.experience == "novice" or (
        athlete.birth_year is not None and seen.start.year - athlete.birth_year >= 50  # noqa: PLR2004
    )
    grows = weeks // 3 if careful else weeks // 4 * 2
    builds = weeks * 2 // 3 if careful else weeks * 3 // 4
    days = [free.days.on(seen.start + n * DAY) for n in range(7)]
    hours = free.hours_per_week
    pace = _load_per_minute(seen)
    roomy = min(sum(days), hours * 60 if hours else sum(days)) * pace
    need = max(need, minutes * pace / LONG_OF_WEEK)
    enough = start * (1 + GROWTH) ** grows >= need and roomy >= need
    return enough and long * (1 + GROWTH) ** builds >= minutes and max(days) >= minutes
