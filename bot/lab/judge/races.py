"""The A race: its final seven days, and whether what it asks for was reached."""

from datetime import date, timedelta

from bot.lab.score import Score
from bot.lab.stored import Stored, is_race
from bot.lab.yardstick import DAY, RUN, WEEK, Row, of_workout, row_for, worth
from coach.program import Program, Workout, monday_of
from coach.race import Priority, RaceGoal

PEAK_OF, PEAK_WEEKS = 4, 8
GROWTH = 0.05
TWO_DAYS_SHARE = 0.6
"""Of two long runs on two days the longer one holds so much."""


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
    minutes = row.long_min * (TWO_DAYS_SHARE if row.two_days else 1.0)
    if row.long_km is not None:
        minutes = min(minutes, row.long_km / pace)
    weeks = [m for m in seen.mondays if m + WEEK <= race.date - timedelta(days=row.taper_days - 7)]
    if not weeks or not _time_allowed(seen, race, row, need, minutes):
        return
    done = max(seen.week(m) for m in weeks)
    long_done = max((seen.own_min.get(d, 0.0) for d in _dates(seen, race.date)), default=0.0)
    score.peak_week.append(done / need)
    score.peak_long.append(long_done / minutes)
    score.planned_week.append(max(seen.planned(m) for m in weeks) / need)
    longest = max((_longest(seen.sunday(m)) for m in weeks), default=0.0)
    score.planned_long.append(longest / minutes)


def _longest(said: object) -> float:
    program: Program | None = getattr(said, "program", None)
    days = program.daily_program if program is not None else ()
    runs = [w for day in days for w in day.workouts if _own(w)]
    return max((w.duration_min for w in runs), default=0.0)


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


def _since(seen: Stored, race: RaceGoal) -> date:
    """The first Monday after everything that interrupted the way to a race."""
    before = [m for m in seen.mondays if m < race.date - timedelta(days=21)]
    return max((m + WEEK for m in before if seen.troubled(m)), default=seen.start)


def _time_allowed(seen: Stored, race: RaceGoal, row: Row, need: float, minutes: float) -> bool:
    """Whether growth of a twentieth in the weeks that may grow, and the free time, get there.

    Counted from the first day, or from the end of the last illness, injury or break. 3:1: of three
    loading weeks the first repeats, so two of four grow; 2:1 (novices, from fifty on): one of
    three; of the longest run, all that do not ease off.
    """
    athlete, free = seen.lived.first.athlete, seen.lived.first.availability
    if free is None:
        return False
    first = _since(seen, race)
    before = seen.before(first, 4)
    start = sum(before) / 4
    began = [seen.own_min.get(first - n * DAY, 0.0) for n in range(1, 31)]
    long = max(began)
    weeks = (race.date - first).days // 7 - (row.taper_days - 1) // 7 - 1
    careful = athlete.experience == "novice" or (
        athlete.birth_year is not None and seen.start.year - athlete.birth_year >= 50  # noqa: PLR2004
    )
    grows = weeks // 3 if careful else weeks // 4 * 2
    builds = weeks * 2 // 3 if careful else weeks * 3 // 4
    days = [free.days.on(seen.start + n * DAY) for n in range(7)]
    hours = free.hours_per_week
    roomy = min(sum(days), hours * 60 if hours else sum(days)) * _load_per_minute(seen)
    enough = start * (1 + GROWTH) ** grows >= need and roomy >= need
    return enough and long * (1 + GROWTH) ** builds >= minutes and max(days) >= minutes
