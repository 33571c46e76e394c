"""Weeks that pass, and the same weeks with one thing altered: sums and loads computed afresh."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.activity import Sport
from coach.dossier import Dossier
from coach.planning.forecast import forecast
from coach.planning.planner import REST
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.session import costed
from coach.planning.week import Written
from coach.program import (
    Intensity,
    Program,
    StepKind,
    Target,
    Workout,
    WorkoutStep,
    WorkoutType,
)
from tests.coach.planning.weeks import written

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
LOUD = {Outcome.BLOCK, Outcome.WARN}


def recounted(week: Written, program: Program) -> Program:
    """The program with its loads, totals and ratios as they are now."""
    days = tuple(
        replace(day, workouts=tuple(costed(week.facts, w) for w in day.workouts))
        if week.facts.on(day.date).open
        else day
        for day in program.daily_program
        if week.facts.monday <= day.date <= week.facts.sunday
    )
    metrics = forecast(week.facts, days)
    return replace(program, daily_program=days, predicted_metrics=metrics)


def on(week: Written, days: Mapping[int, Sequence[Workout]]) -> Program:
    """The week with other workouts on some days, Monday 0; none at all is rest."""
    altered = list(week.program.daily_program)
    for place, workouts in days.items():
        altered[place] = replace(altered[place], workouts=tuple(workouts) or (REST,))
    return recounted(week, replace(week.program, daily_program=tuple(altered)))


def only(week: Written, days: Mapping[int, Sequence[Workout]]) -> Program:
    """A week of these workouts and rest; what is past or raced stays."""
    rest: Mapping[int, Sequence[Workout]] = {
        place: () for place, day in enumerate(week.facts.days) if day.open and not day.races
    }
    return on(week, {**rest, **days})


def each(week: Written, **changes: object) -> Program:
    """The week with the same change in every run that is planned."""
    days: Mapping[int, Sequence[Workout]] = {
        place: tuple(
            w if w.is_rest or w.workout_type is WorkoutType.RACE else replace(w, **changes)  # type: ignore[arg-type]
            for w in day.workouts
        )
        for place, day in enumerate(week.program.daily_program)
    }
    return on(week, days)


def raw(week: Written, place: int, **changes: object) -> Program:
    """The week with changes in the first workout of a day, nothing else computed afresh."""
    days = list(week.program.daily_program)
    first, *others = days[place].workouts
    altered = replace(first, **changes)  # type: ignore[arg-type]
    days[place] = replace(days[place], workouts=(altered, *others))
    return replace(week.program, daily_program=tuple(days))


def first_run(week: Written) -> int:
    """The first open day that holds something else than rest or a race."""
    return next(place for place, _ in sessions(week))


def sessions(week: Written) -> list[tuple[int, Workout]]:
    """Each open day's first session, rest and races left out."""
    return [
        (place, day.workouts[0])
        for place, day in enumerate(week.program.daily_program)
        if week.facts.on(day.date).open
        and day.workouts
        and not day.workouts[0].is_rest
        and day.workouts[0].workout_type is not WorkoutType.RACE
    ]


def run(week: Written, km: float, *, sport: Sport = Sport.RUNNING, up: float = 0.0) -> Workout:
    """An easy run at the athlete's own pace."""
    minutes = km / week.facts.paces.easy
    return Workout(
        workout_type=WorkoutType.EASY,
        sport=sport,
        title="Easy",
        duration_min=round(minutes, 1),
        distance_km=km,
        ascent_m=up or None,
        target=Target(rpe=3.0),
        steps=(WorkoutStep(kind=StepKind.WORK, minutes=round(minutes, 1), zone=2),),
    )


def long(week: Written, km: float) -> Workout:
    return replace(run(week, km), workout_type=WorkoutType.LONG, title="Long", key=True)


def hard(
    week: Written, work: float = 20.0, zone: int = 4, around: float = 30.0, **changes: object
) -> Workout:
    """A hard run: so many minutes in a zone, and easy ones around them."""
    steps = (
        WorkoutStep(kind=StepKind.WARM_UP, minutes=around / 2, zone=2),
        WorkoutStep(kind=StepKind.WORK, minutes=work, zone=zone),
        WorkoutStep(kind=StepKind.COOL_DOWN, minutes=around / 2, zone=1),
    )
    minutes = work + around
    km = week.facts.paces.km(Sport.RUNNING, steps, minutes)
    given = Workout(
        workout_type=WorkoutType.TEMPO,
        sport=Sport.RUNNING,
        title="Tempo",
        duration_min=minutes,
        distance_km=None if km is None else round(km, 1),
        intensity=Intensity.HIGH,
        key=True,
        target=Target(rpe=7.0),
        steps=steps,
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def other(sport: Sport, minutes: float, km: float | None = None, rpe: float = 4.0) -> Workout:
    """Something that is no run."""
    kinds = {Sport.STRENGTH: WorkoutType.STRENGTH, Sport.MOBILITY: WorkoutType.MOBILITY}
    zone = None if sport in kinds else 2
    return Workout(
        workout_type=kinds.get(sport, WorkoutType.CROSS),
        sport=sport,
        title=sport.value,
        duration_min=minutes,
        distance_km=km,
        target=Target(rpe=rpe),
        steps=(WorkoutStep(kind=StepKind.WORK, minutes=minutes, zone=zone),),
    )


def said(week: Written, program: Program) -> dict[str, set[Outcome]]:
    """What each rule found, passes left out."""
    return loud(check(week.facts, program, week.bounds))


def loud(rules: Sequence[RuleVerdict]) -> dict[str, set[Outcome]]:
    found: dict[str, set[Outcome]] = {}
    for rule in rules:
        if rule.verdict in LOUD:
            found.setdefault(rule.id, set()).add(rule.verdict)
    return found


def passing(one: Dossier, *args: object) -> Written:
    """A week of the planner's that no rule blocks."""
    week = written(one, *args)  # type: ignore[arg-type]
    assert not any(rule.verdict is Outcome.BLOCK for rule in week.rules)
    return week
