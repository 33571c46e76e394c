"""A week's forecast held against what happened: what was off, the model or the following of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from coach.activity import Activity
from coach.dossier import Dossier, Receipt
from coach.load.external import total_km
from coach.load.rating import rated
from coach.load.ratios import day_metrics
from coach.load.series import PlannedDay, daily_series
from coach.planning.causes import Gaps, cause_of
from coach.planning.compliance import Followed, Outcome, compliance
from coach.planning.forecast import planned_day
from coach.planning.history import DAY
from coach.planning.setbacks import setback
from coach.program import Program, Workout, WorkoutType

LEAST_MINUTES = 10.0
"""Shorter sessions say nothing about how fast somebody moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A week as it was forecast, and as it stood when it ended."""

    promised: Program
    """The version whose forecast the athlete read when the week began."""
    in_force: Program


def promised(versions: Sequence[Program], zone: tzinfo) -> Promise | None:
    """Of a week's versions the one that was in force when it began, else the first of it."""
    accepted = [version for version in versions if version.accepted]
    if not accepted:
        return None
    early = [
        version
        for version in versions
        if version.written_at is not None
        and version.written_at.astimezone(zone).date() < version.week_start_date
    ]
    return Promise(promised=early[-1] if early else versions[0], in_force=accepted[-1])


def receipt(dossier: Dossier, promise: Promise, today: date) -> Receipt:
    """The receipt of a week that ends today or has ended.

    What is still open today counts as planned. Predicted less `model` (the ratio had the program
    been followed as it was written, at the speed the athlete has really got) is the model's
    error; `model` less actual is what following it, or not, made of it.
    """
    week, sunday = promise.promised, promise.promised.last_day
    kept = compliance(dossier, promise.in_force, today)
    before = compliance(dossier, week, today)
    predicted = week.predicted_metrics
    actual = day_metrics(
        daily_series(dossier, min(today, sunday)).extended(_open(kept, sunday)), sunday
    )
    scale = speed_share(before)
    as_written = _as_written(dossier, week, before, scale)
    told = predicted.external_acwr is not None
    gaps = Gaps(
        predicted=predicted.external_acwr,
        model=as_written if told else None,
        actual=actual.acwr_external if told else None,
        kept=kept,
        speed=scale,
        changed_km=_planned_km(promise.in_force) - _planned_km(week),
        extra=_extra(dossier, promise.in_force, kept),
        setback=setback(dossier, week.week_start_date + 7 * DAY),
    )
    return Receipt(
        week_start_date=week.week_start_date,
        predicted_external_acwr=predicted.external_acwr,
        actual_external_acwr=gaps.actual,
        model_external_acwr=gaps.model,
        predicted_divergence=predicted.divergence_estimate,
        actual_divergence=actual.divergence if predicted.divergence_estimate is not None else None,
        adherence=adherence(kept),
        cause=cause_of(gaps),
    )


def adherence(kept: Sequence[Followed]) -> float | None:
    """The share of the planned minutes that was done, no session more than whole."""
    over = [one for one in kept if one.outcome is not Outcome.OPEN]
    planned = sum(one.workout.duration_min for one in over)
    if not planned:
        return None
    return sum(_minutes(one) for one in over) / planned


def _minutes(one: Followed) -> float:
    if one.outcome is Outcome.MISSED:
        return 0.0
    if one.activity is None:
        return one.workout.duration_min
    return min(one.workout.duration_min, one.activity.minutes or 0.0)


def speed_share(kept: Iterable[Followed]) -> float:
    """Load a minute in the sessions that were done, against what was reckoned with; 1 for none."""
    planned = real = 0.0
    for one in kept:
        share = _speed(one)
        if share is not None:
            planned += _km(one.workout)
            real += share * _km(one.workout)
    return real / planned if planned else 1.0


def _speed(one: Followed) -> float | None:
    """One session's load a minute against the planned; None where it tells nothing."""
    activity, workout = one.activity, one.workout
    if activity is None or one.outcome in {Outcome.SWAPPED, Outcome.MISSED}:
        return None
    minutes, km = activity.minutes or 0.0, total_km(activity) or 0.0
    if min(minutes, workout.duration_min) < LEAST_MINUTES or not km or not _km(workout):
        return None
    return (km / minutes) / (_km(workout) / workout.duration_min)


def _as_written(
    dossier: Dossier, week: Program, kept: Sequence[Followed], scale: float
) -> float | None:
    """The ratio at the week's end had its program been followed minute for minute."""
    ahead = [day for day in week.daily_program if not day.past]
    if not ahead:
        return None
    shares = {id(one.workout): s for one in kept if (s := _speed(one)) is not None}
    days = [planned_day(day.date, day.workouts, skipped=True) for day in ahead]
    scaled = [
        _with(day, sum(_share(w, shares, scale) * _km(w) for w in source.workouts))
        for day, source in zip(days, ahead, strict=True)
    ]
    series = daily_series(dossier, ahead[0].date - DAY)
    end = PlannedDay(date=week.last_day)
    return day_metrics(series.extended([*scaled, end]), week.last_day).acwr_external


def _share(workout: Workout, shares: Mapping[int, float], scale: float) -> float:
    """Its own speed; what was not done would have gone like the others; a race as planned."""
    if workout.workout_type is WorkoutType.RACE:
        return 1.0
    return shares.get(id(workout), scale)


def _with(day: PlannedDay, km: float) -> PlannedDay:
    return PlannedDay(
        date=day.date,
        external_total=km,
        external_impact=day.external_impact,
        internal=day.internal,
        minutes=day.minutes,
    )


def _open(kept: Sequence[Followed], sunday: date) -> list[PlannedDay]:
    """What is left of today, as planned, so that an evening run is not taken for a missed one."""
    left = [one.workout for one in kept if one.outcome is Outcome.OPEN]
    return [planned_day(sunday, left), PlannedDay(date=sunday)]


def _km(workout: Workout) -> float:
    return planned_day(date.min, (workout,), skipped=True).external_total


def _planned_km(week: Program) -> float:
    return sum(
        planned_day(
            day.date,
            [w for w in day.workouts if w.workout_type is not WorkoutType.RACE],
            skipped=True,
        ).external_total
        for day in week.daily_program
    )


def _extra(dossier: Dossier, week: Program, kept: Sequence[Followed]) -> tuple[Activity, ...]:
    """Training that stands for nothing that was planned; races are no extra."""
    used = {one.activity.id or one.activity.start for one in kept if one.activity is not None}
    raced = {
        day.date
        for day in week.daily_program
        if any(w.workout_type is WorkoutType.RACE for w in day.workouts)
    }
    return tuple(
        a
        for a in rated(dossier)
        if week.week_start_date <= a.day <= week.last_day
        and a.day not in raced
        and (a.id or a.start) not in used
    )
