"""What an answer may be drawn from: an athlete's data as code has it, in the athlete's units."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from coach.activity import Activity
from coach.athlete import Units
from coach.dossier import Dossier
from coach.planning.bounds import bounds
from coach.planning.facts import Facts, facts
from coach.planning.verdict import verdict
from coach.planning.weeks import WEEK, PastWeek
from coach.program import Day, Program, Reason, Workout, monday_of
from coach.race import RaceGoal, RaceResult
from prompts.quotes import quote
from prompts.week_past import bare, journal

KM_PER_MILE, FEET_PER_M = 1.609344, 3.280839895
ACTIVITIES, WEEKS, RACES, RESULTS, REASONS = 10, 4, 4, 5, 8
NAME_LETTERS = 50

Data = dict[str, Any]


def data_of(dossier: Dossier, today: date) -> Data:
    """Everything computed or measured that a question may be about; unknown is left out."""
    monday = monday_of(today)
    known = facts(dossier, today, monday)
    table = _Table(known, dossier)
    return bare(
        {
            "today": _said(today),
            "sport": dossier.athlete.sport.value,
            "level": known.experience.value,
            "verdict": verdict(known).kind.value,
            "season": bare({"stage": known.stage.value, "hard": bounds(known).hard}),
            "now": table.ratios(),
            "week": table.program(dossier.in_force(monday)),
            "next_week": table.program(dossier.in_force(monday + WEEK)),
            "weeks": [table.week(week) for week in known.past.weeks[:WEEKS] if week.minutes],
            "done": [table.activity(a) for a in reversed(dossier.activities[-ACTIVITIES:])],
            "races": [table.race(race) for race in _ahead(dossier, today)],
            "results": [table.result(result) for result in dossier.results[-RESULTS:]],
            "states": [f"{s.kind.value}, {s.stage.value}" for s in known.body.states],
        }
    )


def words_of(dossier: Dossier, today: date) -> Data:
    """What the athlete wrote: notes, what is remembered, names in the order of the data."""
    held = [f.text for f in dossier.facts if f.until is None or f.until >= today]
    return bare(
        {
            "journal": journal(dossier, today),
            "known": [short for text in held[-RACES:] if (short := quote(text, 80))],
            "races": [quote(race.name, NAME_LETTERS) for race in _ahead(dossier, today)],
            "results": [quote(r.name, NAME_LETTERS) for r in dossier.results[-RESULTS:]],
        }
    )


def _ahead(dossier: Dossier, today: date) -> list[RaceGoal]:
    return [race for race in dossier.races if race.date >= today][:RACES]


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


class _Table:
    """Values in the athlete's units."""

    def __init__(self, known: Facts, dossier: Dossier) -> None:
        self._known = known
        self._miles = dossier.athlete.units is Units.MI
        self._names = {race.name for race in dossier.races if race.name.strip()}

    def ratios(self) -> Data:
        metrics = self._known.readings.metrics
        style = self._known.readings.style
        found = {
            "load_ratio": metrics.acwr_external,
            "body_ratio": metrics.acwr_internal,
            "divergence": metrics.divergence,
            "ratio_high": style.acwr_high if metrics.acwr_external is not None else None,
            "ratio_low": style.acwr_low if metrics.acwr_external is not None else None,
        }
        rounded = {key: None if value is None else round(value, 2) for key, value in found.items()}
        return bare({**rounded, "days_since_rest": self._known.days_since_rest or None})

    def program(self, program: Program | None) -> Data:
        if program is None:
            return {}
        return bare(
            {
                "stage": program.stage.value,
                "total": self._total(program),
                "days": {day.day: self._day(day) for day in program.daily_program},
                "why": [self._why(reason) for reason in program.reasons[:REASONS]],
            }
        )

    def _total(self, program: Program) -> str:
        metrics = program.predicted_metrics
        return f"{self._far(metrics.total_distance_km)}, {metrics.total_minutes:.0f} min"

    def _why(self, reason: Reason) -> str:
        """Without the names of races, which are the athlete's words."""
        text = reason.text
        for name in self._names:
            text = text.replace(name, "the race")
        return f"{reason.day:%A}: {text}" if reason.day else text

    def _day(self, day: Day) -> str:
        return " + ".join(self._workout(workout) for workout in day.workouts) or "nothing known"

    def _workout(self, workout: Workout) -> str:
        if workout.is_rest:
            return "rest"
        title = workout.title if workout.code is not None else workout.workout_type.value
        parts = [title, f"{workout.duration_min:.0f} min"]
        if workout.distance_km:
            parts.append(self._far(workout.distance_km))
        if workout.target.rpe is not None:
            parts.append(f"effort {workout.target.rpe:g}")
        marks = {True: "done", False: "skipped"}
        if workout.done is not None:
            parts.append(marks[workout.done])
        return ", ".join(parts)

    def week(self, week: PastWeek) -> str:
        first = f"from {week.monday.day} {week.monday:%B}"
        return f"{first}: load {self._far(week.load_km)}, {week.minutes:.0f} min, {week.days} days"

    def activity(self, activity: Activity) -> str:
        return ", ".join(self._activity(activity))

    def _activity(self, activity: Activity) -> Iterator[str]:
        yield f"{activity.day:%a} {activity.day.day} {activity.day:%B}: {activity.sport.value}"
        if activity.km:
            yield self._far(activity.km)
        if activity.minutes:
            yield f"{activity.minutes:.0f} min"
        if activity.km and activity.minutes:
            yield f"pace {self._pace(activity.minutes * 60 / activity.km)}"
        if activity.avg_hr:
            yield f"pulse {activity.avg_hr}"
        if activity.rpe is not None:
            yield f"effort {activity.rpe:g}"

    def race(self, race: RaceGoal) -> Data:
        return bare(
            {
                "date": _said(race.date),
                "in_days": (race.date - self._known.today).days,
                "in_weeks": (race.date - self._known.today) // timedelta(days=7),
                "priority": race.priority.value,
                "distance": None if race.km is None else self._far(race.km),
                "target": None if race.target_s is None else _clock(race.target_s),
            }
        )

    def result(self, result: RaceResult) -> Data:
        pace = self._pace(result.time_s / result.km) if result.time_s else None
        return bare(
            {
                "date": _said(result.date),
                "distance": self._far(result.km),
                "time": None if result.time_s is None else _clock(result.time_s),
                "pace": pace,
            }
        )

    def _far(self, km: float) -> str:
        number = km / KM_PER_MILE if self._miles else km
        return f"{number:.1f}".removesuffix(".0") + (" mi" if self._miles else " km")

    def _pace(self, seconds_per_km: float) -> str:
        return _clock(seconds_per_km * (KM_PER_MILE if self._miles else 1.0))


def _clock(seconds: float) -> str:
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{secs:02d}" if hours else f"{minutes}:{secs:02d}"
