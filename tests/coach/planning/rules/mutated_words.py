"""Weeks that break R22 to R24, R29."""

from collections.abc import Iterator
from dataclasses import replace

from coach.activity import Sport
from coach.dossier import Dossier
from coach.planning.week import Written
from coach.program import Program, StepKind, Target, WorkoutStep
from tests.coach.planning.athletes import FREE, athlete, dossier, trained
from tests.coach.planning.rules.altered import (
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    first_run,
    on,
    only,
    other,
    raw,
    run,
)
from tests.coach.planning.rules.mutations import (
    NOVICE,
    OPEN,
    PLENTY,
    ROAD,
    TRAIL,
    TRI,
    Mutation,
    club,
    retold,
    sayings,
    summing,
)


def _time() -> Iterator[Mutation]:
    yield Mutation(
        "R22", "more minutes than a day has", ROAD, lambda w: on(w, {TUE: [run(w, 15.8)]})
    )
    yield Mutation(
        "R22", "training on a day without time", ROAD, lambda w: on(w, {MON: [run(w, 4.0)]})
    )
    yield Mutation(
        "R22",
        "more hours than the week has",
        _hours(),
        lambda w: only(w, {n: [run(w, 8.0)] for n in (TUE, THU, SAT)} | {SUN: [run(w, 10.0)]}),
    )
    yield Mutation("R22", "the club is left out", club(45, "club run"), lambda w: on(w, {THU: []}))
    yield Mutation(
        "R22",
        "half of the class",
        club(60, "spin class"),
        lambda w: on(w, {THU: [other(Sport.INDOOR_CYCLING, 30)]}),
    )


def _figures() -> Iterator[Mutation]:
    yield Mutation(
        "R23",
        "a wrong total",
        ROAD,
        lambda w: summing(w, total_distance_km=w.program.predicted_metrics.total_distance_km + 3),
    )
    yield Mutation("R23", "wrong miles", TRAIL, lambda w: summing(w, total_weekly_miles=99.0))
    yield Mutation(
        "R23",
        "a wrong ratio",
        ROAD,
        lambda w: summing(
            w, external_acwr=(w.program.predicted_metrics.external_acwr or 0.0) + 0.03
        ),
    )
    yield Mutation(
        "R23", "a number out of the air", ROAD, lambda w: sayings(w, "Do 47 min of it.")
    )
    yield Mutation(
        "R23",
        "a distance out of the air",
        TRI,
        lambda w: retold(w, week_summary="You will cover 123 km."),
    )
    yield Mutation("R23", "Monday is no Friday", NOVICE, _misnamed)


def _aims() -> Iterator[Mutation]:
    yield Mutation(
        "R24",
        "easy at racing pace",
        ROAD,
        lambda w: raw(
            w, first_run(w), target=Target(zone=2, pace_low_s_km=270.0, pace_high_s_km=300.0)
        ),
    )
    yield Mutation(
        "R24",
        "twice as far in the time",
        PLENTY,
        lambda w: on(w, {WED: [replace(run(w, 5.0), distance_km=7.0)]}),
    )
    yield Mutation(
        "R24",
        "a pulse beyond the highest",
        _pulsed(),
        lambda w: raw(w, first_run(w), target=Target(hr_low=150, hr_high=205)),
    )
    yield Mutation(
        "R24",
        "a pulse of another zone",
        _pulsed(),
        lambda w: raw(w, first_run(w), target=Target(zone=2, hr_low=170, hr_high=178)),
    )


def _said() -> Iterator[Mutation]:
    yield Mutation("R29", "a drug", ROAD, lambda w: sayings(w, "Take ibuprofen before the start."))
    yield Mutation(
        "R29", "through pain", TRAIL, lambda w: retold(w, week_summary="Run through the pain.")
    )
    yield Mutation(
        "R29",
        "a promise",
        NOVICE,
        lambda w: retold(w, injury_prevention_note="This week is guaranteed to work."),
    )
    yield Mutation("R29", "weight, in a step", TRI, lambda w: _noted(w, "burn fat here"))


def _hours() -> Dossier:
    return dossier(activities=trained(16), availability=replace(FREE, hours_per_week=3.0))


def _pulsed() -> Dossier:
    who = athlete(max_hr=190, resting_hr=50)
    return dossier(athlete=who, activities=trained(16), availability=OPEN)


def _misnamed(week: Written) -> Program:
    found = list(week.program.daily_program)
    found[0] = replace(found[0], day="Friday")
    return retold(week, daily_program=tuple(found))


def _noted(week: Written, text: str) -> Program:
    place = first_run(week)
    steps = (WorkoutStep(kind=StepKind.WORK, minutes=30.0, zone=2, note=text),)
    return raw(week, place, steps=steps)


WORDS = (*_time(), *_figures(), *_aims(), *_said())
